import { describe, expect, it } from 'vitest';
import { messageIdKey } from '#app/domains/mail/message-id-key.ts';
import { messageIds } from '#app/domains/mail/message-ids.ts';

describe('ids in a header', () => {
  it.each([
    ['<a@x>', ['a@x']],
    ['<a@x><b@x> <a@x>', ['a@x', 'b@x']],
    ['<a@x>\r\n\t<b\r\n @x>', ['a@x', 'b@x']],
    ['<a@x> (sent by hand) , <b@x>', ['a@x', 'b@x']],
    ['Your message of "Monday" <a@x>', ['a@x']],
    ['a@x', ['a@x']],
    ['a@x b@y, c@z', ['a@x', 'b@y', 'c@z']],
    ['12345', ['12345']],
    ['Your message of Monday', []],
    ['<broken@x', ['broken@x']],
    ['<>', []],
    ['', []],
  ])('%j', (header, ids) => {
    expect(messageIds(header)).toEqual(ids);
  });

  it('hundred thousand ids are read at once', () => {
    expect(messageIds('<'.repeat(100_000))).toEqual([]);
    expect(messageIds('<a@x> '.repeat(100_000))).toEqual(['a@x']);
  });

  it('are compared without case and brackets', () => {
    expect(messageIdKey('<CAF+Ab@Mail.Example>')).toBe(messageIdKey('caf+ab@mail.example'));
  });
});
