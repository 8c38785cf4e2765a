import { wordSource } from './text.ts';

/** A few words that are frequent in one language and rare in the others. */
const FREQUENT: Record<string, string> = {
  en: 'the|your|you|and|is|are|we|have|has|been|for|with|it|this|will|please|our|to|of',
  de: 'die|der|das|und|ist|wir|sie|ihre|ihr|ihnen|haben|wurde|wird|nicht|mit|für|den|von|ihrer|du|deine|dir|bei|zum',
  fr: 'le|les|vous|votre|nous|est|une|pour|dans|avec|des|du|été|sur|merci|bonjour|avons|vos|et|la|au|à',
  es: 'el|los|su|sus|hemos|una|para|con|por|ha|sido|usted|gracias|hola|del|está|que|le|y|tu|se|en|pedido',
  it: 'il|lo|gli|suo|tuo|abbiamo|è|stato|per|con|una|del|della|grazie|ordine|che|sono|di|non|le',
  nl: 'de|het|een|uw|je|wij|we|hebben|is|van|voor|met|bestelling|niet|en|op|bedankt|jouw|wordt|zijn',
  pt: 'o|os|seu|sua|temos|foi|não|para|com|uma|do|da|obrigado|obrigada|você|em|encomenda|pedido|à|que',
  sv: 'och|att|din|ditt|vi|har|är|för|med|det|den|på|beställning|tack|inte|av|ett|kommer',
  da: 'og|din|dit|vi|har|er|for|med|det|den|på|ordre|tak|ikke|af|et|kommer|til|bestilling',
  nb: 'og|din|ditt|vi|har|er|for|med|det|den|på|ordre|takk|ikke|av|et|kommer|til|bestilling',
  pl: 'i|jest|nie|na|z|do|zamówienie|pani|pana|dziękujemy|zostało|się|w|że|dla|twoje',
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

/** How many letters of a text are looked at: a language shows in its first lines. */
const LOOKED_AT = 4_000;

/**
 * The language that a text is written in, by its script and its frequent words; `otherwise` where too little speaks.
 * Small enough for the browser, where the word tables are all that is needed.
 */
export function languageOf(text: string, otherwise: string): string {
  const looked = text.slice(0, LOOKED_AT);
  for (const [script, language] of SCRIPTS) {
    const letters = looked.match(new RegExp(script.source, 'gu'))?.length ?? 0;
    if (letters >= 2 && letters * 3 > looked.replace(/[^\p{L}]/gu, '').length) return language;
  }
  let best = otherwise;
  // One stray word of another language changes nothing.
  let bestCount = countOf(looked, otherwise) + 1.5;
  for (const { language, pattern } of patterns) {
    const count = looked.match(pattern)?.length ?? 0;
    if (count > bestCount && count >= 3) {
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
