/** The languages that the stand-in model can write; others are recognised and answered in English. */
export const WRITTEN = ['en', 'de', 'fr', 'es'] as const;
export type Written = (typeof WRITTEN)[number];

const COMMON_WORDS: Record<string, string> = {
  en: 'the and is my not you have where when what this that for with can please order hello hi thanks would been it to your still was',
  de: 'der die das und ist nicht ich mein meine meiner meinen habe haben wo wann was bitte mit für eine einen hallo danke bestellung noch wurde auf guten tag sie kann',
  fr: "le la les et est pas je mon ma mes ai où quand que ce cette pour avec une bonjour merci commande vous n'ai j'ai encore été dans s'il plaît colis du",
  es: 'el los las y es no mi mis he dónde cuándo qué este esta para con una hola gracias pedido por favor todavía ha sido está quiero me llegado buenos días',
  it: "il gli e è non mio mia ho dove quando che questo questa per con una ciao grazie ordine ancora stato sono buongiorno vorrei dov'è",
  nl: 'de het en is niet mijn ik heb waar wanneer wat dit deze voor met een hallo bedankt bestelling nog werd graag kunt u',
  pt: 'o os as e é não meu minha eu onde quando que este esta para com uma olá obrigado obrigada encomenda ainda foi está',
  sv: 'och är inte min mitt jag har var när vad den det för med en ett hej tack beställning ännu',
  da: 'og er ikke min mit jeg har hvor hvornår hvad den det for med en et hej tak ordre endnu',
};
const WORD_SETS = Object.entries(COMMON_WORDS).map(([code, words]) => [code, new Set(words.split(' '))] as const);

/** The language whose common words stand most often in a text; `fallback` where none stands out. */
export function detectLanguage(text: string, fallback = 'en'): string {
  const words =
    text
      .toLowerCase()
      .match(/[\p{L}'’]+/gu)
      ?.map((word) => word.replace('’', "'")) ?? [];
  const scored = WORD_SETS.map(([code, known]) => [code, words.filter((word) => known.has(word)).length] as const);
  const [best, second] = scored.sort((a, b) => b[1] - a[1]);
  if (!best || best[1] === 0) return fallback;
  if (second && second[1] === best[1] && second[0] === fallback) return fallback;
  return best[0];
}

export const isWritten = (language: string): language is Written => WRITTEN.some((known) => known === language);
