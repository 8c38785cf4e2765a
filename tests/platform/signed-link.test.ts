import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newId, plusSeconds } from '#app/platform/clock.ts';
import { type FileLink, holdsFileLink, signFileLink } from '#app/platform/signed-link.server.ts';
import { NOW } from '#tests/support/factories.ts';

const KEY = randomBytes(32).toString('base64');
const FILE = newId();
const MINUTE = 60;

/** The link as the route reads it back. */
function linkOf(path: string): FileLink {
  const url = new URL(path, 'https://app.example');
  return {
    shopId: Number(url.searchParams.get('shop')),
    attachmentId: url.pathname.replace('/files/', ''),
    expires: Number(url.searchParams.get('expires')),
    signature: url.searchParams.get('signature') ?? '',
  };
}

const link = linkOf(signFileLink(KEY, 7, FILE, NOW));

test('a link opens its file for a quarter of an hour at least and half an hour at most, whenever it is made', () => {
  for (let minute = 0; minute < 60; minute += 1) {
    const made = plusSeconds(NOW, minute * MINUTE + 17);
    const fresh = linkOf(signFileLink(KEY, 7, FILE, made));
    expect(fresh.attachmentId).toBe(FILE);
    expect(holdsFileLink(KEY, fresh, made)).toBe(true);
    expect(holdsFileLink(KEY, fresh, plusSeconds(made, 15 * MINUTE))).toBe(true);
    expect(holdsFileLink(KEY, fresh, plusSeconds(made, 30 * MINUTE))).toBe(false);
  }
});

test('a screen that is read again within the quarter keeps its links', () => {
  expect(signFileLink(KEY, 7, FILE, plusSeconds(NOW, 14 * MINUTE))).toBe(signFileLink(KEY, 7, FILE, NOW));
});

test.each<[string, Partial<FileLink>]>([
  ['another shop', { shopId: 8 }],
  ['another file', { attachmentId: newId() }],
  ['a later end', { expires: link.expires + 1 }],
  ['no end', { expires: Number.NaN }],
  ['an endless end', { expires: Number.POSITIVE_INFINITY }],
  ['no signature', { signature: '' }],
  ['a signature cut short', { signature: link.signature.slice(0, -1) }],
  ['a longer signature', { signature: `${link.signature}A` }],
  ['a signature of another alphabet', { signature: 'é'.repeat(43) }],
  ['shop and file pushed into one another', { shopId: 7, attachmentId: `${FILE}:${link.expires}` }],
])('a link with %s is not ours', (_what, change) => {
  expect(holdsFileLink(KEY, link, NOW)).toBe(true);
  expect(holdsFileLink(KEY, { ...link, ...change }, NOW)).toBe(false);
});

test('a link signed with another key is not ours', () => {
  expect(holdsFileLink(randomBytes(32).toString('base64'), link, NOW)).toBe(false);
});

test('a link holds nothing but ids, its end and its signature', () => {
  expect(signFileLink(KEY, 7, FILE, NOW)).toMatch(
    new RegExp(`^/files/${FILE}\\?shop=7&expires=\\d{13}&signature=[\\w-]{43}$`),
  );
});
