import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Minutes for which a link to a file is good: long enough to look at the screen that shows it. */
const MINUTES = 15;

export type FileLink = { shopId: number; attachmentId: string; expires: number; signature: string };

/** A path that opens one file of one shop for a short time, without a session: a sandboxed frame has none. */
export function signFileLink(key: string, shopId: number, attachmentId: string, now: Date): string {
  // Whole quarters of an hour, so that a screen that is read again keeps its links and its pictures do not flicker.
  const quarter = MINUTES * 60_000;
  const expires = (Math.floor(now.getTime() / quarter) + 2) * quarter;
  const signature = sign(key, shopId, attachmentId, expires);
  return `/files/${attachmentId}?shop=${shopId}&expires=${expires}&signature=${signature}`;
}

/** Is this link ours, unchanged and not yet over? */
export function holdsFileLink(key: string, link: FileLink, now: Date): boolean {
  const expected = Buffer.from(sign(key, link.shopId, link.attachmentId, link.expires));
  const given = Buffer.from(link.signature);
  return link.expires > now.getTime() && given.length === expected.length && timingSafeEqual(given, expected);
}

function sign(key: string, shopId: number, attachmentId: string, expires: number): string {
  const derived = Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', 'file-links', 32));
  return createHmac('sha256', derived).update(`${shopId}:${attachmentId}:${expires}`).digest('base64url');
}
