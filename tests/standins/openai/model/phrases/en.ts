import type { Phrases } from './phrases.ts';

export const en: Phrases = {
  greeting: [(name) => `Hi ${name},`, (name) => `Hello ${name},`],
  greetingWithoutName: 'Hello,',
  opening: {
    'order-status': [
      'Thank you for your message. I have looked up your order.',
      'Thanks for asking; here is where things stand.',
    ],
    damaged: ['I am sorry that it reached you like this.', 'That is not how it should arrive, and I am sorry.'],
    'wrong-item': ['I am sorry that the wrong thing reached you.'],
    'missing-item': ['I am sorry that something was missing.'],
    complaint: ['I am sorry that this has been such a disappointment.'],
    thanks: ['Thank you for your kind words.', 'That is lovely to hear, thank you.'],
    other: ['Thank you for your message.', 'Thanks for writing to us.'],
  },
  placed: [
    (order, date) => `Your order ${order} was placed on ${date}.`,
    (order, date) => `You placed order ${order} on ${date}.`,
  ],
  order: [(order) => `This is about your order ${order}.`],
  total: [(amount) => `The total came to ${amount}.`, (amount) => `Its total is ${amount}.`],
  refunded: [(amount) => `A refund of ${amount} has been issued.`],
  orderStatus: {
    UNFULFILLED: 'It has not been shipped yet.',
    FULFILLED: 'It has been shipped.',
    PARTIALLY_FULFILLED: 'A part of it has been shipped.',
    CANCELLED: 'It has been cancelled.',
    REFUNDED: 'It has been refunded.',
  },
  parcel: ({ status, carrier, tracking, url, eta, deliveredOn }) => {
    const by = carrier ? ` with ${carrier}` : '';
    const said: Record<string, string> = {
      DELIVERED: `Your parcel was delivered${deliveredOn ? ` on ${deliveredOn}` : ''}${by}.`,
      OUT_FOR_DELIVERY: `Your parcel is out for delivery${by}.`,
      IN_TRANSIT: `Your parcel is on its way${by}.`,
    };
    return [
      said[status] ?? (by ? `Your parcel travels${by}.` : ''),
      eta && status !== 'DELIVERED' ? `It is expected on ${eta}.` : '',
      tracking ? `The tracking number is ${tracking}.` : '',
      url ? `You can follow it here: ${url}` : '',
    ].filter(Boolean);
  },
  invented: (date, amount, order) => [
    `It will be with you on ${date}.`,
    `Your refund comes to ${amount}.`,
    `Your replacement has the order number ${order}.`,
  ],
  policy: (text) => `Our policy on this: ${text}`,
  askForOrder: [
    'Could you tell us the number of your order, so that we can look into it?',
    'Which order is it about? Its number would help us find it.',
  ],
  passedOn: ['I have passed your request to my colleagues.', 'Your request is with my colleagues now.'],
  closing: ['Let us know if there is anything else.', 'Do write again if anything is unclear.'],
};
