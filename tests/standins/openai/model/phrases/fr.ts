import type { Phrases } from './phrases.ts';

export const fr: Phrases = {
  greeting: [(name) => `Bonjour ${name},`],
  greetingWithoutName: 'Bonjour,',
  opening: {
    'order-status': [
      "Merci pour votre message. J'ai consulté votre commande.",
      'Merci de votre question ; voici où nous en sommes.',
    ],
    damaged: ["Nous sommes désolés que l'article vous soit parvenu dans cet état."],
    'wrong-item': ['Nous sommes désolés que vous ayez reçu le mauvais article.'],
    'missing-item': ["Nous sommes désolés qu'il ait manqué quelque chose."],
    complaint: ['Nous sommes désolés de cette déception.'],
    thanks: ['Merci pour vos mots aimables.'],
    other: ['Merci pour votre message.'],
  },
  placed: [
    (order, date) => `Votre commande ${order} date du ${date}.`,
    (order, date) => `Vous avez passé la commande ${order} le ${date}.`,
  ],
  order: [(order) => `Il s'agit de votre commande ${order}.`],
  total: [(amount) => `Son total est de ${amount}.`],
  refunded: [(amount) => `Un remboursement de ${amount} a été effectué.`],
  orderStatus: {
    UNFULFILLED: "Elle n'a pas encore été expédiée.",
    FULFILLED: 'Elle a été expédiée.',
    PARTIALLY_FULFILLED: 'Une partie a été expédiée.',
    CANCELLED: 'Elle a été annulée.',
    REFUNDED: 'Elle a été remboursée.',
  },
  parcel: ({ status, carrier, tracking, url, eta, deliveredOn }) => {
    const by = carrier ? ` par ${carrier}` : '';
    const said: Record<string, string> = {
      DELIVERED: `Votre colis a été livré${deliveredOn ? ` le ${deliveredOn}` : ''}${by}.`,
      OUT_FOR_DELIVERY: `Votre colis est en cours de livraison${by}.`,
      IN_TRANSIT: `Votre colis est en route${by}.`,
    };
    return [
      said[status] ?? (by ? `Votre colis voyage${by}.` : ''),
      eta && status !== 'DELIVERED' ? `Il est attendu le ${eta}.` : '',
      tracking ? `Le numéro de suivi est ${tracking}.` : '',
      url ? `Vous pouvez le suivre ici : ${url}` : '',
    ].filter(Boolean);
  },
  invented: (date, amount, order) => [
    `Elle sera chez vous le ${date}.`,
    `Votre remboursement est de ${amount}.`,
    `Votre remplacement porte le numéro ${order}.`,
  ],
  policy: (text) => `Notre règle à ce sujet : ${text}`,
  askForOrder: ['Pourriez-vous nous indiquer le numéro de votre commande, pour que nous puissions la retrouver ?'],
  passedOn: ["J'ai transmis votre demande à mes collègues."],
  closing: ["N'hésitez pas à nous écrire à nouveau."],
};
