import { wordSource } from './text.ts';

/** Words that are frequent in one language and rare in most others, greetings among them. Names of people are none. */
const FREQUENT: Record<string, string> = {
  en: "the|your|you|and|is|are|we|have|has|been|for|with|it|this|will|please|our|to|of|hi|hello|dear|thanks|i|i'm|i've|we've|we'll|it's|was|were|that|not|order|can|from|on|in|my|be|at|any|shipping|returns|thank",
  de: 'die|der|das|und|ist|wir|sie|ihre|ihr|ihnen|haben|wurde|wird|nicht|mit|für|den|von|ihrer|du|deine|dein|dir|bei|zum|hallo|guten|liebe|lieber|ich|uns|unser|ein|eine|einen|noch|auf|zu|sich|ihren|deiner|werden|ab|nach|bestellung|paket|grüße|grüßen|heute|gestern|als|es',
  fr: 'le|les|vous|votre|nous|est|une|un|pour|dans|avec|des|du|été|sur|merci|bonjour|bonsoir|avons|vos|et|la|au|à|je|ce|que|pas|ne|sera|commande|colis|cordialement|chère?|par|ou|sans|sous|tu|ton|te|notre',
  es: 'el|los|las|su|sus|hemos|una|un|para|con|por|ha|sido|usted|gracias|hola|buenos|estimad[oa]|del|está|que|le|y|tu|se|en|pedido|paquete|te|lo|la|fue|ya|ayer|hoy|podemos|puedes|saludos?|no|o|sin|durante|son|muy',
  it: 'il|lo|gli|suo|tuo|abbiamo|è|stato|per|con|una|un|del|della|grazie|ordine|che|sono|di|non|le|ciao|buongiorno|gentile|salve|ti|la|i|pacco|entro|saluti|suoi|sarà|nel|da|e|presto',
  nl: 'de|het|een|uw|je|wij|we|hebben|is|van|voor|met|bestelling|niet|en|op|bedankt|jouw|wordt|zijn|hallo|hoi|beste|dag|ik|pakket|te|aan|bij|naar|ons|groeten?|groet|er|om|binnen|krijgt?|jij|terug',
  pt: 'o|os|seu|sua|temos|foi|não|para|com|uma|um|do|da|obrigado|obrigada|você|em|encomenda|pedido|à|que|olá|oi|já|será|nos|no|na|até|e|ao|prezad[oa]',
  sv: 'och|att|din|ditt|vi|har|är|för|med|det|den|på|beställning|tack|inte|av|ett|kommer|hej|en|till|du|dig|i|om|inom|hälsningar|mvh',
  da: 'og|din|dit|vi|har|er|for|med|det|den|på|ordre|tak|ikke|af|et|kommer|til|bestilling|hej|en|du|dig|i|inden|hilsen',
  nb: 'og|din|ditt|vi|har|er|for|med|det|den|på|ordre|takk|ikke|av|et|kommer|til|bestilling|hei|en|du|deg|i|innen|hilsen',
  pl: 'i|jest|nie|na|z|do|zamówienie|pani|pana|dziękujemy|zostało|się|w|że|dla|twoje|dzień|dobry|cześć|dni|ciągu|witam|paczka|została|pozdrawiam',
  fi: 'ja|on|ei|tilauksesi|kiitos|olemme|se|että|hei|ovat|sinun',
  cs: 'a|je|na|vaše|objednávka|děkujeme|byla|se|že|dobrý|den|jsme',
  tr: 've|bir|için|siparişiniz|teşekkür|merhaba|bu|ile|olarak|edildi',
  hu: 'a|az|és|rendelés|köszönjük|nem|hogy|egy|önnek|kedves',
  ro: 'și|este|comanda|vă|mulțumim|nu|pentru|de|a|fost|cu',
};

const patterns = Object.entries(FREQUENT).map(([language, words]) => ({
  language,
  pattern: new RegExp(wordSource(words), 'giu'),
}));

const SCRIPTS: [RegExp, string][] = [
  [/[\u3040-\u30ff]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Thai}/u, 'th'],
];

/** A language must have more than this many words over the one that is expected. */
const MARGIN = 1.5;

/** How many letters of a text are looked at: a language shows in its first lines. */
const LOOKED_AT = 4_000;

/**
 * The language that a text is written in, by its script and its frequent words; `otherwise` where too little speaks.
 * Small enough for the browser, where the word tables are all that is needed.
 *
 * @param fewest so many of its words must stand there before a language is believed.
 */
export function languageOf(text: string, otherwise: string, fewest = 2): string {
  const looked = text.slice(0, LOOKED_AT);
  for (const [script, language] of SCRIPTS) {
    const letters = looked.match(new RegExp(script.source, 'gu'))?.length ?? 0;
    if (letters >= 2 && letters * 3 > looked.replace(/[^\p{L}]/gu, '').length) return language;
  }
  let best = otherwise;
  // One stray word of another language changes nothing.
  let bestCount = Math.max(countOf(looked, otherwise) + MARGIN, fewest - 1);
  for (const { language, pattern } of patterns) {
    const count = looked.match(pattern)?.length ?? 0;
    if (count > bestCount) {
      best = language;
      bestCount = count;
    }
  }
  return best;
}

function countOf(text: string, language: string): number {
  const own = patterns.find((entry) => entry.language === language);
  return own ? (text.match(own.pattern)?.length ?? 0) : 0;
}
