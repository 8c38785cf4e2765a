import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from '#app/platform/seal.server.ts';

const key = randomBytes(32);

test('what was sealed opens again, whatever its script', () => {
  for (const text of ['', 'shpat_123', 'Grüße · 注文 · 🧶', 'x'.repeat(100_000)]) {
    expect(unseal(key, seal(key, text, 'a'), 'a')).toBe(text);
  }
});

test('the same text never looks the same twice, and none of it can be read', () => {
  const [first, second] = [seal(key, 'shpat_123', 'a'), seal(key, 'shpat_123', 'a')];
  expect(first.equals(second)).toBe(false);
  expect(first.includes('shpat_123')).toBe(false);
});

test('a change of any byte is noticed', () => {
  const sealed = seal(key, 'shpat_123', 'a');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => unseal(key, changed, 'a'), `byte ${at}`).toThrow();
  }
});

test('what was cut short, even within the tag, does not open', () => {
  for (const text of ['', 'shpat_123']) {
    const sealed = seal(key, text, 'a');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(key, sealed.subarray(0, length), 'a'), `${length} bytes`).toThrow();
    }
  }
});

test('what belongs to something else, or to another key, does not open', () => {
  const sealed = seal(key, 'shpat_123', 'a');
  expect(() => unseal(key, sealed, 'b')).toThrow();
  expect(() => unseal(randomBytes(32), sealed, 'a')).toThrow();
});
