/** Carriers and payment services: naming one is a statement about this order. As they are written; some are words in lower case. */
export const COMPANIES =
  'DHL Express|DHL|UPS|FedEx|Fedex|USPS|Royal Mail|Parcelforce|DPD|GLS|Hermes|Evri|Yodel|Colissimo|Chronopost|La Poste|Mondial Relay|Relais Colis|Colis Privé|Correos Express|Correos|SEUR|MRW|Nacex|PostNL|bpost|Poste Italiane|BRT|Bartolini|SDA|CTT Expresso|CTT|PostNord|Budbee|Instabox|Posti|InPost|Packeta|Deutsche Post|Österreichische Post|Swiss Post|Schweizerische Post|An Post|Canada Post|Purolator|Australia Post|AusPost|StarTrack|Japan Post|Yamato|Sagawa|China Post|Aramex|TNT|OnTrac|LaserShip|Amazon Logistics|DB Schenker|SF Express|4PX|YunExpress|Blue Dart|Delhivery|日本郵便|ヤマト運輸|佐川急便|PayPal|Paypal|Klarna|Afterpay|Clearpay|Apple Pay|Google Pay|Shop Pay|Amazon Pay|Visa|Mastercard|MasterCard|American Express|Amex|Sofort|iDEAL|Bizum|Twint|Trustpilot|Stripe|Facebook|Instagram|WhatsApp|Amazon|eBay|Etsy'.split(
    '|',
  );

/** Words that open a mail; a name may follow. */
export const GREETINGS = [
  'hi(?: there)?',
  'hello',
  'hey',
  'dear',
  'good (?:morning|afternoon|evening|day)',
  'hallo',
  'guten (?:tag|morgen|abend)',
  'liebe[rs]?',
  'sehr geehrte[rs]?',
  'moin',
  'servus',
  'grüezi',
  'bonjour',
  'bonsoir',
  'cher',
  'chère',
  'salut',
  'hola',
  'buenos días',
  'buenas(?: tardes| noches)?',
  'estimad[oa]',
  'querid[oa]',
  'ciao',
  'gentile',
  'buongiorno',
  'buonasera',
  'salve',
  'cara',
  'caro',
  'beste',
  'goedemorgen',
  'goedemiddag',
  'goedendag',
  'dag',
  'geachte',
  'olá',
  'bom dia',
  'boa tarde',
  'prezad[oa]',
  'car[oa]',
  'hej',
  'hejsan',
  'kära',
  'kære',
  'hei',
  'kjære',
  'cześć',
  'dzień dobry',
  'greetings',
  'thanks',
  'thank you',
  'danke',
  'merci',
  'gracias',
];

/** Between a greeting and a name, or in a name's place. */
export const TITLES = [
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'herr',
  'frau',
  'm',
  'mme',
  'mlle',
  'monsieur',
  'madame',
  'mademoiselle',
  'señora?',
  'señorita',
  'sra?',
  'don',
  'doña',
  'signora?',
  'sig',
  'sig\\.ra',
  'meneer',
  'mevrouw',
  'heer',
  'senhora?',
  'sr',
  'sra',
  'sir',
  'herrn',
];

/** Not names, though they stand where names do. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  'there all everyone team customer again sir madam you folks friend valued both and for so very much kunde kundin kunden damen herren zusammen alle client cliente clients klant cher à tous todos equipo amigo amiga nochmals wieder dir ihnen dass für pour de d beaucoup bien muchas por your the to a un una its this that please hi hello'.split(
    ' ',
  ),
);

/** Lines after which the writer's name stands. */
export const VALEDICTIONS =
  /^(?:(?:(?:with )?(?:kind|best|warm|warmest|many)(?:est)? )?(?:regards|wishes|thanks)|best|cheers|sincerely|yours(?: \p{L}+)?|all the best|take care|warmly|thank you|thanks|(?:mit )?(?:freundliche[nr]?|beste[nr]?|liebe[nr]?|herzliche[nr]?|viele[n]?|schöne[n]?) (?:gr(?:ü|u)(?:ß|ss)e[n]?|grüßen)|mfg|lg|vg|(?:bien )?(?:cordialement|à vous|sincèrement)|bien à (?:vous|toi)|belle journée|bonne journée|(?:un )?(?:cordial )?saludos?(?: cordiales)?|atentamente|un abrazo|cordiali saluti|distinti saluti|a presto|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groetjes?|atenciosamente|cumprimentos|com os melhores cumprimentos|(?:med )?vänliga hälsningar|mvh|hälsningar|(?:med )?venlig hilsen|med vennlig hilsen|z poważaniem|よろしくお願い(?:いた)?します|敬具)[\s,.!:–—-]*$/iu;
