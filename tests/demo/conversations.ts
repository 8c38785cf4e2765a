/** What a seeded conversation goes through after its first mail was filed and drafted; `hoursAgo` counts from now. */
export type Step =
  | { do: 'approve'; hoursAgo: number; by: string; close?: boolean }
  | { do: 'mail'; hoursAgo: number; text: string }
  | { do: 'close'; hoursAgo: number; by: string }
  | { do: 'assign'; hoursAgo: number; by: string; to: string };

export type SeededConversation = {
  /** An address of the store's customers, or of a stranger with a name. */
  from: string;
  name?: string;
  subject: string;
  text: string;
  hoursAgo: number;
  /** How the model behaves for the first draft; `honest` when absent. */
  model?: 'invent' | 'down';
  /** The mail service refuses the approved reply. */
  refused?: boolean;
  read?: boolean;
  steps?: Step[];
};

const MARA = '9001';
const TOM = '9002';
const JONAH = '9003';

/** 25 conversations of Alder & Oak in every state, about orders that the store's seed has. Oldest last. */
export const CONVERSATIONS: SeededConversation[] = [
  {
    from: 'daniel.ferreira@example.pt',
    subject: 'Please cancel #4139, ordered twice',
    text: 'Hello,\n\nI clicked twice and bought the same thing two times. Please cancel #4139 and keep the other one.\n\nThank you\nDaniel Ferreira',
    hoursAgo: 0.4,
  },
  {
    from: 'hannah.whitlock@posteo.example',
    subject: 'Cracked serving bowl in my order',
    text: 'Hello,\n\nmy order #4127 arrived yesterday and the serving bowl is cracked from rim to foot. I would love a new one rather than my money back. Should I send the bowl back?\n\nHannah',
    hoursAgo: 1.1,
    model: 'invent',
    steps: [{ do: 'assign', hoursAgo: 0.9, by: MARA, to: MARA }],
  },
  {
    from: 'lucy.adeyemi@example.com',
    subject: 'Which of my orders shipped?',
    text: 'Hi, I have two orders with you and the email only says one of them is on its way. Which one is it, please?\n\nLucy',
    hoursAgo: 1.6,
  },
  {
    from: 'oskar.brandt@example.de',
    subject: 'Lieferadresse ändern, Bestellung 4133',
    text: 'Guten Morgen,\n\nich bin letzte Woche umgezogen. Könnt ihr die Bestellung #4133 bitte an die neue Adresse schicken: Lindenallee 4, 20259 Hamburg?\n\nViele Grüße\nOskar Brandt',
    hoursAgo: 2.2,
    steps: [{ do: 'assign', hoursAgo: 2, by: MARA, to: TOM }],
  },
  {
    from: 'claire.dubois@example.fr',
    subject: 'Facture pour la commande #4119',
    text: 'Bonjour,\n\npourriez-vous m’envoyer la facture de ma commande #4119 ? J’en ai besoin pour ma comptabilité.\n\nMerci d’avance,\nClaire Dubois',
    hoursAgo: 2.9,
  },
  {
    from: 'marcus.bell@example.com',
    subject: 'Only one of two throws arrived',
    text: 'Good morning, I ordered two heather throws and only one was in the box. My order number is #4131. When will the other one come?\n\nMarcus',
    hoursAgo: 3.5,
  },
  {
    from: 'wen.zhao@cafe-ladder.example',
    subject: 'Wholesale for our café in Leeds',
    text: 'Hi there, we run two small cafés and love your stoneware. Do you sell to businesses, and is there a price list?\n\nWen Zhao, Café Ladder',
    hoursAgo: 5,
    read: true,
  },
  {
    from: 'greta.holm@example.se',
    subject: 'Order #4116 is still not here',
    text: 'Hello again, tracking has said “in transit” for a long time now. Where is my parcel #4116?\n\nGreta',
    hoursAgo: 6.2,
  },
  {
    from: 'ines.carvalho@example.pt',
    subject: 'Does the oak board need oiling?',
    text: 'Hello! The board is beautiful. Do I have to oil it, and with which oil?\n\nInes',
    hoursAgo: 8,
    model: 'down',
  },
  {
    from: 'ruth.penhaligon@example.com',
    subject: 'Gift receipt for #4135',
    text: 'Hi, order #4135 is a present. Could the parcel please go out without prices?\n\nBest\nRuth',
    hoursAgo: 9.5,
    steps: [{ do: 'assign', hoursAgo: 9, by: TOM, to: JONAH }],
  },
  {
    from: 'elena.garcia@example.es',
    subject: '¿Dónde está mi pedido #4132?',
    text: 'Hola:\n\nTodavía no he recibido mi pedido #4132. ¿Me podéis decir cuándo llega?\n\nGracias,\nElena',
    hoursAgo: 11,
  },
  {
    from: 'stranger@mailbox.example',
    name: 'K. Doyle',
    subject: 'My friend’s order #4130',
    text: 'Hi, can you tell me where order #4130 is being sent to? I am asking for a friend.\n\nK.',
    hoursAgo: 13,
  },
  {
    from: 'priya.raman@example.com',
    subject: 'Order #4126 arrived, thank you',
    text: 'Hello, #4126 came today and everything is perfect. Thank you so much!\n\nPriya',
    hoursAgo: 20,
    steps: [{ do: 'close', hoursAgo: 19, by: TOM }],
  },
  {
    from: 'tom.ashworth@example.com',
    subject: 'Wrong colour in #4125',
    text: 'Hi, in my order #4125 one of the napkin sets is the wrong colour. Can I swap it?\n\nTom',
    hoursAgo: 24,
    steps: [{ do: 'approve', hoursAgo: 22, by: MARA }],
  },
  {
    from: 'jan.devries@example.nl',
    subject: 'Bestelling #4128',
    text: 'Hallo,\n\nkunnen jullie mij vertellen wanneer bestelling #4128 verzonden is?\n\nGroeten,\nJan de Vries',
    hoursAgo: 27,
    steps: [{ do: 'approve', hoursAgo: 26, by: TOM }],
  },
  {
    from: 'megan.pritchard@example.com',
    subject: 'Change of mind about #4137',
    text: 'Hello, I would like to add a second candle to #4137 before it ships. Is that still possible?\n\nMegan',
    hoursAgo: 30,
    refused: true,
    steps: [{ do: 'approve', hoursAgo: 28, by: MARA }],
  },
  {
    from: 'lukas.weber@example.de',
    subject: 'Rückgabe #4130',
    text: 'Hallo,\n\nich möchte einen Artikel aus #4130 zurückgeben. Wie gehe ich vor?\n\nGruß\nLukas',
    hoursAgo: 34,
    steps: [
      { do: 'approve', hoursAgo: 32, by: TOM },
      { do: 'mail', hoursAgo: 7, text: 'Danke für die schnelle Antwort! Reicht ein Foto des Etiketts?\n\nLukas' },
    ],
  },
  {
    from: 'amelia.stone@example.com',
    subject: 'Delivery date for #4123',
    text: 'Hi! When did #4123 leave your workshop, and who delivers it?\n\nAmelia',
    hoursAgo: 49,
    steps: [{ do: 'approve', hoursAgo: 46, by: JONAH }],
  },
  {
    from: 'sofia.marino@example.it',
    subject: 'Ordine #4129',
    text: 'Buongiorno,\n\nvorrei sapere quando arriva il mio ordine #4129.\n\nGrazie\nSofia Marino',
    hoursAgo: 53,
    steps: [{ do: 'approve', hoursAgo: 51, by: MARA, close: true }],
  },
  {
    from: 'ellie.marsh@example.org',
    subject: 'Cedar candle smells different',
    text: 'Hello, the cedar candle of my order #4121 smells quite different from the last one. Has the recipe changed?\n\nEllie',
    hoursAgo: 70,
    steps: [{ do: 'approve', hoursAgo: 68, by: TOM }],
  },
  {
    from: 'owen.tregear@example.com',
    subject: 'Refund for #4122',
    text: 'Hi, I sent the board of #4122 back last week. When do I get my money?\n\nOwen Tregear',
    hoursAgo: 76,
    steps: [{ do: 'approve', hoursAgo: 74, by: MARA, close: true }],
  },
  {
    from: 'yuki.tanabe@example.jp',
    subject: '注文 #4114 について',
    text: 'こんにちは。\n\n注文 #4114 の配送状況を教えてください。\n\n田辺ゆき',
    hoursAgo: 98,
    read: true,
  },
  {
    from: 'nora.fitzgerald@example.ie',
    subject: 'Missing item in #4118',
    text: 'Hello, one thing was missing from the parcel of #4118. Could you check please?\n\nNora',
    hoursAgo: 120,
    steps: [{ do: 'approve', hoursAgo: 117, by: TOM, close: true }],
  },
  {
    from: 'callum.fraser@example.com',
    subject: 'Discount code did not work',
    text: 'Hi there, the code from your newsletter did not work when I ordered (#4113). Can you take it off afterwards?\n\nCallum',
    hoursAgo: 150,
    steps: [{ do: 'approve', hoursAgo: 146, by: JONAH, close: true }],
  },
  {
    from: 'hugo.lindqvist@example.se',
    subject: 'Where is #4115?',
    text: 'Hello, I am waiting for #4115. Is it on its way?\n\nHugo',
    hoursAgo: 200,
    steps: [{ do: 'approve', hoursAgo: 197, by: MARA, close: true }],
  },
];
