import { htmlToPlain } from './parsing/html-to-plain.ts';
import { attributionLines } from './quotes/attribution.ts';
import { blockStart, isHeaderBlock, isOriginalMessageLine } from './quotes/header-block.ts';

export type SplitReply = {
  /** The words that the sender wrote this time, wherever they stand: above, between or below what is quoted. */
  fresh: string;
  /** The rest: quotations, the lines that introduce them, and forwarded mails. */
  quoted: string;
};

/** Markup by which mail programs set off what they quote, where `<blockquote>` alone would not tell. */
const QUOTE_MARKUP =
  /class=["']?[^"'>]{0,200}\b(?:gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix)|<blockquote|divRplyFwdMsg|type=["']?cite/i;

/**
 * Parts the new words of a mail from what it quotes. Every word of the mail is in one of the two. Reads the text, or the
 * HTML where there is no text with words in it, or where only the HTML shows what is quoted.
 *
 * A line such as "Ann wrote:" is cut only where a quotation follows, or where an address or a date with a time in it
 * shows that a mail program wrote it.
 */
export function splitReply(body: { text: string | null; html: string | null }): SplitReply {
  const text = body.text ?? '';
  const fromText = splitLines(text);
  if (body.html === null || (text.trim() !== '' && fromText.quoted !== '')) return fromText;
  if (text.trim() !== '' && !QUOTE_MARKUP.test(body.html)) return fromText;
  return splitLines(htmlToPlain(body.html));
}

function splitLines(text: string): SplitReply {
  const lines = text.split(/\r\n|\r|\n/);
  const quoted = markQuoted(lines);
  const pick = (wanted: boolean) => lines.filter((_, index) => quoted[index] === wanted).join('\n');
  return {
    fresh: pick(false)
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    quoted: pick(true).trim(),
  };
}

function markQuoted(lines: string[]): boolean[] {
  const end = restStart(lines);
  const quoted = lines.map((line, index) => index >= end || isQuoteLine(line));
  for (let index = 0; index < end; index += 1) {
    if (!quoted[index] || quoted[index - 1]) continue;
    // A quotation begins here; its attribution may stand above it, perhaps behind an empty line.
    const last = lastWordsBefore(lines, index);
    const count = last < 0 || quoted[last] ? 0 : attributionLines(lines, last, true);
    for (let line = last - count + 1; line < index && count > 0; line += 1) quoted[line] = true;
  }
  return quoted;
}

/** Where a quotation begins that runs to the end of the mail without marks on its lines; the length where none does. */
function restStart(lines: string[]): number {
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || isQuoteLine(line)) continue;
    if (isOriginalMessageLine(line)) return index;
    if (isHeaderBlock(lines, index)) return blockStart(lines, index);
    const count = attributionLines(lines, index, false);
    // Where marks follow, only the marked lines are quoted: an answer may stand below them. And where no words stand
    // above, it is the sender who tells what somebody wrote.
    const wordsAbove = lastWordsBefore(lines, index - count + 1) >= 0;
    if (count > 0 && wordsAbove && !quoteFollows(lines, index)) return index - count + 1;
  }
  return lines.length;
}

function quoteFollows(lines: string[], index: number): boolean {
  let next = index + 1;
  while (next < lines.length && (lines[next] ?? '').trim() === '') next += 1;
  return isQuoteLine(lines[next] ?? '');
}

function lastWordsBefore(lines: string[], index: number): number {
  let last = index - 1;
  while (last >= 0 && (lines[last] ?? '').trim() === '') last -= 1;
  return last;
}

/** A mark of quotation, not a face (">:(") and not "more than" (">50 EUR"). */
function isQuoteLine(line: string): boolean {
  return /^\s{0,3}[>＞](?![:;]-?[()DP/]|\d)/u.test(line);
}
