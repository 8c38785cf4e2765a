import type { Span } from './text.ts';

/** One sentence, or one line that ends without a full stop. `question`: it ends with a question mark. */
export type Sentence = Span & { question: boolean };

/** Words before a full stop that do not end a sentence. Single letters and numbers ("19. November") do not either. */
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:\p{L}|mr|mrs|ms|dr|prof|st|no|nr|nos|approx|ca|bzw|usw|inkl|zzgl|ggf|max|min|tel|str|evtl|etc|vs|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|okt|dez|janv|févr|avr|juil|déc|sr|sra|srta|fr|hr|mme|mlle|art|ref|réf|núm|num|z\.b|d\.h|u\.a|e\.g|i\.e|a\.m|p\.m|sig|dott|co|inc|ltd)$/iu;

/** Splits text into sentences, in order. White space around them is left out. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const end = (at: number) => {
    const raw = text.slice(start, at);
    const from = start + (raw.length - raw.trimStart().length);
    const to = from + raw.trim().length;
    if (to > from) sentences.push({ start: from, end: to, question: /[?？][)"'”»\s]*$/u.test(raw.slice(-8)) });
    start = at;
  };
  for (const match of text.matchAll(/[.!?…。！？]{1,8}["'”»)]?(?=\s|$)|[。！？]|\n/gu)) {
    const stop = match.index + match[0].length;
    if (match[0] === '.' && isInner(text, match.index)) continue;
    if (match[0] === '\n' && isWrapped(text, match.index)) continue;
    end(stop);
  }
  end(text.length);
  return sentences;
}

function isInner(text: string, stop: number): boolean {
  const before = text.slice(Math.max(0, stop - 8), stop);
  const after = text.slice(stop + 1, stop + 3);
  if (/\d$/.test(before)) return /^ ?[\p{Ll}\p{N}]/u.test(after) || isDayOfMonth(text, stop);
  return ABBREVIATION.test(before) && !/^\n/.test(after);
}

/** "am 19. November": a number and its full stop, then a word in capitals; "order 1001. We …" ends. */
function isDayOfMonth(text: string, stop: number): boolean {
  return (
    /(?<!\d)\d{1,2}$/.test(text.slice(Math.max(0, stop - 3), stop)) &&
    !/^\s{1,2}(?:We|You|I|It|The|Your|If|Please|Wir|Sie|Du|Ihr|Die|Der|Das|Bitte|Nous|Vous|Votre|Le|La|Su|El|Tu) /u.test(
      text.slice(stop + 1, stop + 12),
    )
  );
}

/** A line broken by a mail program inside a sentence: the next line goes on in lower case. */
function isWrapped(text: string, at: number): boolean {
  return (
    /[\p{L}\p{N},]\s{0,2}$/u.test(text.slice(Math.max(0, at - 3), at)) &&
    text.slice(at - 1, at) !== '\n' &&
    /^[\p{Ll}\p{N}(€$£]/u.test(text.slice(at + 1, at + 2)) &&
    !/^\d{1,2}[.)] /.test(text.slice(at + 1, at + 5)) &&
    !isGreetingLine(text, at)
  );
}

/** "Hi Ann,\nyour order …": German mails go on in lower case after the greeting. */
function isGreetingLine(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return line.length < 40 && /[,!:]\s*$/.test(line);
}
