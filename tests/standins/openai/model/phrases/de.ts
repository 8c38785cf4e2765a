import type { Phrases } from './phrases.ts';

export const de: Phrases = {
  greeting: [(name) => `Hallo ${name},`, (name) => `Guten Tag ${name},`],
  greetingWithoutName: 'Guten Tag,',
  opening: {
    'order-status': [
      'vielen Dank für Ihre Nachricht. Ich habe in Ihrer Bestellung nachgesehen.',
      'danke für Ihre Nachfrage; hier ist der Stand.',
    ],
    damaged: ['es tut mir leid, dass die Ware so bei Ihnen angekommen ist.'],
    'wrong-item': ['es tut mir leid, dass Sie das Falsche bekommen haben.'],
    'missing-item': ['es tut mir leid, dass etwas gefehlt hat.'],
    complaint: ['es tut mir leid, dass wir Sie enttäuscht haben.'],
    thanks: ['vielen Dank für Ihre freundlichen Worte.'],
    other: ['vielen Dank für Ihre Nachricht.'],
  },
  placed: [
    (order, date) => `Ihre Bestellung ${order} ist vom ${date}.`,
    (order, date) => `Sie haben ${order} am ${date} bestellt.`,
  ],
  order: [(order) => `Es geht um Ihre Bestellung ${order}.`],
  total: [(amount) => `Der Gesamtbetrag war ${amount}.`, (amount) => `Sie kostete insgesamt ${amount}.`],
  refunded: [(amount) => `Eine Erstattung von ${amount} ist erfolgt.`],
  orderStatus: {
    UNFULFILLED: 'Sie ist noch nicht versandt.',
    FULFILLED: 'Sie ist versandt.',
    PARTIALLY_FULFILLED: 'Ein Teil davon ist versandt.',
    CANCELLED: 'Sie wurde storniert.',
    REFUNDED: 'Sie wurde erstattet.',
  },
  parcel: ({ status, carrier, tracking, url, eta, deliveredOn }) => {
    const by = carrier ? ` mit ${carrier}` : '';
    const said: Record<string, string> = {
      DELIVERED: `Ihr Paket wurde${deliveredOn ? ` am ${deliveredOn}` : ''}${by} zugestellt.`,
      OUT_FOR_DELIVERY: `Ihr Paket ist${by} in der Zustellung.`,
      IN_TRANSIT: `Ihr Paket ist${by} unterwegs.`,
    };
    return [
      said[status] ?? (by ? `Ihr Paket reist${by}.` : ''),
      eta && status !== 'DELIVERED' ? `Es wird am ${eta} erwartet.` : '',
      tracking ? `Die Sendungsnummer ist ${tracking}.` : '',
      url ? `Hier können Sie es verfolgen: ${url}` : '',
    ].filter(Boolean);
  },
  invented: (date, amount, order) => [
    `Sie wird am ${date} bei Ihnen sein.`,
    `Ihre Erstattung beträgt ${amount}.`,
    `Ihr Ersatz hat die Bestellnummer ${order}.`,
  ],
  policy: (text) => `Dazu gilt bei uns: ${text}`,
  askForOrder: ['Nennen Sie uns bitte die Nummer Ihrer Bestellung, damit wir nachsehen können?'],
  passedOn: ['Ihr Anliegen liegt jetzt bei meinen Kollegen.', 'Ich habe Ihr Anliegen an meine Kollegen gegeben.'],
  closing: ['Schreiben Sie gern, wenn noch etwas offen ist.', 'Melden Sie sich jederzeit wieder.'],
};
