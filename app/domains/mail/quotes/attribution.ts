/**
 * The line that a mail program puts above what it quotes: "On Tue, Oct 6, 2026 at 9:14 AM Linen Co <…> wrote:". Known by
 * what stands in it rather than by its language: it ends with a colon and holds an address, or a date with a time, or a
 * verb of writing.
 */

const ADDRESS = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+|<[^<>\s]+@/u;
const DATE = /\b(?:19|20)\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{1,2}\s?[月월]/u;
const TIME = /\b\d{1,2}(?::|\.|h|時|시)\s?\d{2}\b|\d{1,2}時|\d{1,2}시/iu;
const VERB = new RegExp(
  `(?:${[
    ['wrote', 'writes', 'schrieb', 'geschrieben', 'a écrit', 'écrit', 'escribió', 'ha scritto', 'scrive', 'schreef'],
    ['geschreven', 'escreveu', 'skrev', 'skriver', 'napisał\\(a\\)', 'napisał', 'napisała', 'pisze', 'kirjoitti'],
    ['napsal\\(a\\)', 'napsal', 'napísal', 'írta', 'a scris', 'написал\\(а\\)', 'написал', 'пишет', 'писал', 'пише'],
    [
      'έγραψε',
      'yazdı',
      'şunu yazdı',
      'schreibt',
      '写道',
      '寫道',
      '书写',
      '書きました',
      '書き込みました',
      '님이 작성',
      '작성',
      'đã viết',
    ],
    ['menulis', 'כתב', 'כתבה', 'كتب', 'napísal\\(a\\)', 'rašė', 'rakstīja', 'skrifaði', 'je napisao', 'je napisal'],
  ]
    .flat()
    .join('|')})`,
  'iu',
);
/** How the lines of a wrapped attribution begin, in the languages whose mail programs put a word first. */
const OPENING =
  /^(?:on|am|le|el|il(?: giorno)?|op|em|den|dne|dnia|w dniu|v|на|в|στις|tarihinde|a|le jour|el día)(?=[\s,.])/iu;
const MAX_LENGTH = 500;
const MAX_LINES = 4;

/** Ends with a colon, short enough to be one line of a program, not of a letter. */
function isLine(text: string): boolean {
  return text.length <= MAX_LENGTH && /[:：]\s*$/u.test(text);
}

/** An attribution that a quotation follows: there the colon and one sign suffice. */
function introducesQuote(text: string): boolean {
  if (!isLine(text)) return false;
  return ADDRESS.test(text) || (DATE.test(text) && TIME.test(text)) || (VERB.test(text) && text.length <= 120);
}

/** One that nothing marked follows: a sentence such as "On Monday you wrote:" is not enough. */
function standsAlone(text: string): boolean {
  if (!isLine(text)) return false;
  const when = DATE.test(text) || TIME.test(text);
  return (ADDRESS.test(text) && when) || (VERB.test(text) && DATE.test(text) && TIME.test(text));
}

/**
 * How many lines up to and including `last` (the last line before a quotation) are its attribution; 0 for none. Mail
 * programs wrap it, so up to four lines are read as one.
 */
export function attributionLines(lines: string[], last: number, quoteFollows: boolean): number {
  const accepts = quoteFollows ? introducesQuote : standsAlone;
  const ending = (lines[last] ?? '').trim();
  if (!isLine(ending)) return 0;
  let found = 0;
  for (let count = 1; count <= MAX_LINES; count += 1) {
    const line = (lines[last - count + 1] ?? '').trim();
    // A blank line or the end of a sentence: what stands above belongs to the letter.
    if (line === '' || (count > 1 && /[.!?…]$/u.test(line) && !/\d\.$|\b\p{L}{1,4}\.$/u.test(line))) break;
    const whole = lines
      .slice(last - count + 1, last + 1)
      .map((part) => part.trim())
      .join(' ');
    if (accepts(whole) && (count === 1 || OPENING.test(line) || DATE.test(line))) found = count;
  }
  return found;
}
