import type { Phrases } from './phrases.ts';

export const es: Phrases = {
  greeting: [(name) => `Hola, ${name}:`],
  greetingWithoutName: 'Hola:',
  opening: {
    'order-status': [
      'Gracias por tu mensaje. He consultado tu pedido.',
      'Gracias por preguntar; esta es la situación.',
    ],
    damaged: ['Siento mucho que te haya llegado así.'],
    'wrong-item': ['Siento mucho que te haya llegado el artículo equivocado.'],
    'missing-item': ['Siento mucho que faltara algo.'],
    complaint: ['Siento mucho esta decepción.'],
    thanks: ['Gracias por tus amables palabras.'],
    other: ['Gracias por tu mensaje.'],
  },
  placed: [
    (order, date) => `Tu pedido ${order} es del ${date}.`,
    (order, date) => `Hiciste el pedido ${order} el ${date}.`,
  ],
  order: [(order) => `Se trata de tu pedido ${order}.`],
  total: [(amount) => `El total es de ${amount}.`],
  refunded: [(amount) => `Se ha hecho un reembolso de ${amount}.`],
  orderStatus: {
    UNFULFILLED: 'Todavía no se ha enviado.',
    FULFILLED: 'Ya se ha enviado.',
    PARTIALLY_FULFILLED: 'Una parte ya se ha enviado.',
    CANCELLED: 'Se ha cancelado.',
    REFUNDED: 'Se ha reembolsado.',
  },
  parcel: ({ status, carrier, tracking, url, eta, deliveredOn }) => {
    const by = carrier ? ` con ${carrier}` : '';
    const said: Record<string, string> = {
      DELIVERED: `Tu paquete se entregó${deliveredOn ? ` el ${deliveredOn}` : ''}${by}.`,
      OUT_FOR_DELIVERY: `Tu paquete está en reparto${by}.`,
      IN_TRANSIT: `Tu paquete está en camino${by}.`,
    };
    return [
      said[status] ?? (by ? `Tu paquete viaja${by}.` : ''),
      eta && status !== 'DELIVERED' ? `Se espera para el ${eta}.` : '',
      tracking ? `El número de seguimiento es ${tracking}.` : '',
      url ? `Puedes seguirlo aquí: ${url}` : '',
    ].filter(Boolean);
  },
  invented: (date, amount, order) => [
    `Lo tendrás el ${date}.`,
    `Tu reembolso es de ${amount}.`,
    `Tu reemplazo tiene el número de pedido ${order}.`,
  ],
  policy: (text) => `Nuestra norma al respecto: ${text}`,
  askForOrder: ['¿Nos dices el número de tu pedido para que podamos buscarlo?'],
  passedOn: ['He pasado tu solicitud a mis compañeros.'],
  closing: ['Escríbenos si necesitas algo más.'],
};
