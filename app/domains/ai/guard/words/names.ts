/** Words that open a mail, in any language; the name comes after. */
export const GREETING =
  'hi there|hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|hi|liebe[rs]?|guten (?:tag|morgen|abend)|sehr geehrte[rs]?|servus|moin|grüezi|bonjour|bonsoir|salut|chère|cher|coucou|hola|buenos días|buenas tardes|buenas noches|buenas|buen día|estimad[oa]|querid[oa]|apreciad[oa]|ciao|gentile|gentilissim[oa]|buongiorno|buonasera|salve|car[oa]|beste|geachte|goedendag|goedemorgen|goedemiddag|dag|olá|oi|prezad[oa]|bom dia|boa tarde|hej|hejsan|kära|käre|kjære|hei|god dag|kære|cześć|witaj|dzień dobry|szanown[ay]|ahoj|merhaba|sayın';

export const TITLE =
  'mr|mrs|ms|miss|mx|dr|prof|sir|madam|frau|herrn?|monsieur|madame|mademoiselle|mme|mlle|m|señora?|señorita|sra?|srta|don|doña|signora?|sig|sig\\.ra|dott|meneer|mevrouw|dhr|mevr|senhora?|heer|pan|pani';

/** What stands after a greeting and is nobody's name. */
export const NOBODY = new Set(
  'there all team everyone everybody again customer customers friend friends valued and sir madam you from folks guys thank thanks zusammen kunde kundin kunden kundinnen damen und herren alle team wieder à tous toutes et tout client cliente clients de nuevo a todos todas equipo gracias cliente amigo amiga tutti tutte klant klanten allemaal todos kund alla day morning evening tag morgen welcome herzlichen vielen danke merci bienvenue bienvenido again in our to for we shopper nochmals erneut'.split(
    ' ',
  ),
);

/** Words that end a mail; what stands after them is the shop's signature. */
export const CLOSING =
  '(?:(?:with )?(?:best|kind|warm|kindest|warmest|many)(?: (?:regards|wishes|thanks))?|(?:kind )?regards|sincerely(?: yours)?|yours (?:truly|sincerely|faithfully)|cheers|thanks(?: (?:again|so much))?|thank you(?: (?:again|so much))?|take care|all the best|warmly|cordially|love|mit (?:freundlichen|besten|herzlichen|lieben|sonnigen) grüßen|(?:viele|liebe|beste|herzliche|schöne|freundliche|sonnige) grüße|herzlichst|vg|lg|mfg|bis bald|cordialement|bien (?:cordialement|à vous)|(?:très )?cordialement|sincères salutations|bonne journée|à bientôt|amicalement|(?:un )?(?:cordial )?saludos?(?: cordiales?)?|atentamente|un abrazo|cordiales saludos|reciba un cordial saludo|cordiali saluti|distinti saluti|(?:un )?saluti?|a presto|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|groetjes|groeten|atenciosamente|com os melhores cumprimentos|cumprimentos|abraços?|(?:med )?vänliga? hälsning(?:ar)?|hälsningar|mvh|(?:med )?venlig hilsen|(?:med )?vennlig hilsen|hilsen|pozdrawiam(?:y)?|terveisin|saygılarımızla|よろしくお願いいたします)';

/** Carriers, payment services and market places. Ordinary words among them are only names in capitals. */
export const COMPANIES =
  'DHL(?: (?:Express|Paket|Packet|Parcel|eCommerce))?|UPS|USPS|U\\.S\\. Postal Service|US Postal Service|Fed ?[Ee]x|DPD|GLS|Hermes|Evri|Yodel|Royal Mail|Parcelforce|Deutsche Post|La Poste|Colissimo|Chronopost|Mondial Relay|Relais Colis|Colis Privé|Correos(?: Express)?|SEUR|MRW|NACEX|Nacex|Zeleris|Envialia|PostNL|bpost|PostNord|Posten|Bring|Canada Post|Purolator|Australia Post|StarTrack|NZ Post|An Post|Swiss Post|Schweizerische Post|Österreichische Post|Poste Italiane|BRT|Bartolini|SDA|InPost|CTT(?: Expresso)?|Correios|SF Express|TNT|Aramex|OnTrac|LaserShip|Veho|Amazon(?: Logistics)?|Yamato|Sagawa|Japan Post|ヤマト運輸|佐川急便|日本郵便|Matkahuolto|Posti|Budbee|Instabox|DB Schenker|Schenker|Pocztex|Packeta|Zásilkovna|Packlink|DX|Tuffnells|PayPal|Paypal|Klarna|Afterpay|Clearpay|Affirm|Apple Pay|Google Pay|Shop Pay|Amazon Pay|Visa|Mastercard|MasterCard|American Express|Amex|Sofort|Twint|TWINT|Bizum|iDEAL|Bancontact|Multibanco|Swish|Trustpilot|eBay|Etsy';
