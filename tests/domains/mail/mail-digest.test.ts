import { describe, expect, it } from 'vitest';
import { type DigestedMail, mailDigest } from '#app/domains/mail/mail-digest.server.ts';

const MAIL: DigestedMail = {
  messageId: 'a1@example.com',
  from: { name: 'Ann', address: 'ann@example.com' },
  date: new Date('2026-10-10T08:00:00Z'),
  text: 'Which size?',
  html: null,
  attachments: [{ sha256: 'aa' }],
};

describe('the same mail', () => {
  it('is the same mail, whoever it was delivered to and however it is written down', () => {
    const other = {
      ...MAIL,
      from: { name: 'Somebody', address: 'ann@example.com' },
      recipient: 'other@in.example.com',
    };
    expect(mailDigest(other)).toBe(mailDigest(MAIL));
    expect(mailDigest(MAIL)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, Partial<DigestedMail>]>([
    ['body under a reused Message-ID', { text: 'Where is it?' }],
    ['HTML', { html: '<p>Which size?</p>' }],
    ['Message-ID', { messageId: null }],
    ['date', { date: null }],
    ['sender', { from: { name: 'Ann', address: 'bob@example.org' } }],
    ['attachment', { attachments: [{ sha256: 'bb' }] }],
    ['number of attachments', { attachments: [] }],
  ])('is another mail with another %s', (_name, change) => {
    expect(mailDigest({ ...MAIL, ...change })).not.toBe(mailDigest(MAIL));
  });

  it('text and HTML are not confused', () => {
    expect(mailDigest({ ...MAIL, text: null, html: 'x' })).not.toBe(mailDigest({ ...MAIL, text: 'x', html: null }));
  });
});
