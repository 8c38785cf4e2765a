import { firstOfOverlapping } from './find-dates.ts';
import type { Span } from './text.ts';

export type LinkMention = Span & { kind: 'url' | 'email' | 'phone'; value: string };

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])/giu;
const URL_PATTERN = /(?:https?:\/\/|www\.)[^\s<>"'“”«»|\\^`{}\])]{2,2000}/giu;
/** Written without a scheme: only endings that are no words, so that "Thanks.We" is not a link. */
const BARE =
  /(?<![\p{L}\p{N}@._/-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}(?:com|net|org|io|co|shop|store|eu|de|fr|es|it|nl|at|ch|uk|co\.uk|com\.au|jp|se|dk|no|fi|pl|pt|be|ie|us|ca|info|app|dev|me|biz|link|ly)(?:\/[^\s<>"'“”«»|\\^`{}\])]{0,2000})?(?![\p{L}\p{N}@-])/gu;
const PHONE = /(?<![\p{L}\p{N}#/.,+-])(?:\+|00|\()?\d{1,4}\)?(?:[ ./-]{0,2}\(?\d{1,5}\)?){1,6}(?![\p{L}\p{N}])/gu;
const PHONE_CUE =
  /(?<!\p{L})(?:call|phone|tel|telephone|hotline|whatsapp|dial|reach us (?:at|on)|number is|text us|anrufen|telefon\p{L}{0,10}|rufnummer|unter der nummer|unter|erreichen sie uns|appel\p{L}{0,4}|téléphon\p{L}{0,4}|joindre|au numéro|llam\p{L}{0,6}|teléfono|chiamare|telefono|bellen|ring|電話|fax)(?!\p{Ll})\.?:?[^\d\n]{0,25}$/iu;

/** Links, e-mail addresses and phone numbers of a text. A row of digits is a phone number only where something says so. */
export function findLinks(text: string): LinkMention[] {
  const mentions: LinkMention[] = [];
  const add = (kind: LinkMention['kind'], start: number, value: string) =>
    mentions.push({ kind, start, end: start + value.length, value });
  for (const match of text.matchAll(EMAIL)) add('email', match.index, match[0]);
  for (const match of text.matchAll(URL_PATTERN)) add('url', match.index, match[0].replace(/[.,;:!?'*_)]+$/, ''));
  for (const match of text.matchAll(BARE)) add('url', match.index, match[0].replace(/[.,;:!?'*_)]+$/, ''));
  for (const match of text.matchAll(PHONE)) {
    const digits = match[0].replace(/\D/g, '');
    if (digits.length < 6 || digits.length > 15) continue;
    const international = /^(?:\+|00)/.test(match[0]) && digits.length >= 8;
    const grouped = /^\(\d{3}\) ?\d{3}-\d{4}$|^(?:1-)?\d{3}-\d{3}-\d{4}$/.test(match[0]);
    if (international || grouped || PHONE_CUE.test(text.slice(Math.max(0, match.index - 45), match.index)))
      add('phone', match.index, match[0]);
  }
  return firstOfOverlapping(mentions);
}

/** Rows of digits that may be a phone number: one if a fact has it, whatever words stand beside it. */
export function findPhoneLike(text: string): LinkMention[] {
  return [...text.matchAll(PHONE)]
    .filter((match) => match[0].replace(/\D/g, '').length >= 7)
    .map((match) => ({ kind: 'phone', value: match[0], start: match.index, end: match.index + match[0].length }));
}

/** A link as it is compared: no scheme, no "www.", no closing slash; the host in lower case. */
export function bareUrl(url: string): string {
  const [, host = '', rest = ''] = /^(?:https?:\/\/)?(?:www\.)?([^/?#]{1,255})(.*)$/isu.exec(url.trim()) ?? [];
  return host.toLowerCase() + rest.replace(/\/$/, '');
}
