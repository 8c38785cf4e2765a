import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboundEmail } from '#app/domains/mail/inbound-email.ts';
import { type InboundOutcome, parseInbound } from '#app/domains/mail/parse-inbound.server.ts';
import type { Staging } from '#app/domains/mail/staging.ts';
import { folderStaging } from '#tests/support/folder-staging.ts';
import {
  ANN_FORWARD as FORWARD,
  fieldParts,
  ANN_HEADERS as HEADERS,
  multipartRequest,
  NOW,
  SIGNING_KEY,
  signature,
  streamedRequest,
  urlencodedRequest,
} from '#tests/support/mailgun-request.ts';

let folder: Awaited<ReturnType<typeof folderStaging>>;
beforeEach(async () => {
  folder = await folderStaging();
});
afterEach(() => folder.close());

function parse(request: Request, more: Partial<Parameters<typeof parseInbound>[1]> = {}): Promise<InboundOutcome> {
  const options = { provider: 'mailgun' as const, signingKey: SIGNING_KEY, now: NOW, maxBytes: 1_000_000 };
  return parseInbound(request, { ...options, staging: folder.staging, ...more });
}

function mailOf(outcome: InboundOutcome): InboundEmail {
  if (outcome.kind !== 'mail') throw new Error(`not a mail: ${JSON.stringify(outcome)}`);
  return outcome.email;
}

describe('a mail that Mailgun forwards', () => {
  it('is read from its headers, whatever the posted fields say', async () => {
    const outcome = await parse(urlencodedRequest(Object.entries({ ...FORWARD, ...signature() })));
    expect(outcome).toMatchObject({ kind: 'mail', token: 'a'.repeat(50), rawKey: null });
    expect(mailOf(outcome)).toMatchObject({
      provider: 'mailgun',
      recipient: 'in-7k2m@in.example.com',
      envelopeSender: 'ann@example.com',
      from: { name: 'Ann Lee', address: 'ann@example.com' },
      to: [{ name: 'Linen Co', address: 'support@linen.example' }],
      subject: 'Größe',
      date: new Date('2026-10-10T07:58:00Z'),
      messageId: 'a1@example.com',
      inReplyTo: ['s1@linen.example'],
      references: ['a0@example.com', 's1@linen.example'],
      text: 'Which size?\nAnn',
      html: null,
      headers: HEADERS,
    });
    expect(mailOf(outcome).auth).toEqual({ dkim: 'none', spf: 'pass', dmarc: 'none', verdict: 'pass' });
  });

  it('is read from the posted fields when the headers are missing', async () => {
    const { 'message-headers': _, ...fields } = FORWARD;
    const email = mailOf(
      await parse(urlencodedRequest(Object.entries({ ...fields, 'Message-Id': '<x@y>', ...signature() }))),
    );
    expect(email).toMatchObject({ from: { address: 'posted@example.com' }, subject: 'as posted', messageId: 'x@y' });
  });

  it('keeps code points as they were sent, in both kinds of form', async () => {
    const text = 'e\u0301 é 한글 \u{1F600} \uFF21 + & = %41';
    const fields = { ...FORWARD, 'body-plain': text, ...signature() };
    expect(mailOf(await parse(urlencodedRequest(Object.entries(fields)))).text).toBe(text);
    expect(mailOf(await parse(multipartRequest(fieldParts(fields)))).text).toBe(text);
  });

  it('stores its attachments byte for byte, though the signature comes last', async () => {
    const pdf = Buffer.alloc(200_000, 'PDF\u0000\r\n--');
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
    const fields = {
      ...FORWARD,
      'body-html': 'a <img src="cid:ii_1"> b',
      'content-id-map': '{"<ii_1>": "attachment-2"}',
    };
    const outcome = await parse(
      multipartRequest([
        ...fieldParts(fields),
        { name: 'attachment-1', value: pdf, filename: 'Rechnung März.pdf', type: 'application/PDF' },
        { name: 'attachment-2', value: picture, filename: '../../etc/passwd', type: 'image/png' },
        ...fieldParts(signature()),
      ]),
    );
    const [first, second] = mailOf(outcome).attachments;
    expect(first).toMatchObject({
      filename: 'Rechnung März.pdf',
      contentType: 'application/pdf',
      size: 200_000,
      inline: false,
    });
    expect(first?.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect(await folder.read(first?.storageKey ?? '')).toEqual(pdf);
    expect(second).toMatchObject({ filename: 'passwd', contentId: 'ii_1', inline: true, size: 6 });
  });

  it('has the words of its HTML as text when it brings no text', async () => {
    const fields = {
      ...FORWARD,
      'body-plain': ' ',
      'body-html': '<style>p{}</style><p>Which <b>size</b>?</p>',
      ...signature(),
    };
    expect(mailOf(await parse(urlencodedRequest(Object.entries(fields)))).text).toBe('Which size?');
  });

  it('takes a body that is posted more than once', async () => {
    const fields: [string, string][] = [
      ...Object.entries({ ...FORWARD, ...signature() }),
      ['body-html', '<p>1</p>'],
      ['body-html', '<p>2</p>'],
    ];
    expect(mailOf(await parse(urlencodedRequest(fields))).html).toBe('<p>1</p>');
  });

  it('cannot name another recipient, token or stored mail by a header of the same name', async () => {
    const forged: [string, string][] = [
      ['recipient', 'in-victim@in.example.com'],
      ['token', 'old'],
      ['message-url', 'http://169.254.169.254/'],
      ['body-mime', 'From: x@y\r\n\r\nforged'],
    ];
    const headers = JSON.stringify([
      ...HEADERS,
      ...forged,
      ['message-headers', JSON.stringify([['From', 'boss@linen.example']])],
    ]);
    const fields: [string, string][] = [
      ...forged,
      ['message-headers', JSON.stringify([['From', 'boss@linen.example']])],
      ...Object.entries({ ...FORWARD, 'message-headers': headers, ...signature() }),
    ];
    const outcome = await parse(urlencodedRequest(fields));
    expect(outcome).toMatchObject({ kind: 'mail', token: 'a'.repeat(50) });
    expect(mailOf(outcome)).toMatchObject({
      recipient: 'in-7k2m@in.example.com',
      from: { address: 'ann@example.com' },
    });
  });
});

describe('a mail that Mailgun forwards as MIME', () => {
  it.each([
    ['iso-8859-1', Buffer.from('Größe', 'latin1'), 'Größe'],
    ['windows-1251', Buffer.from([0xd0, 0xe0, 0xe7, 0xec, 0xe5, 0xf0]), 'Размер'],
    ['shift_jis', Buffer.from([0x83, 0x54, 0x83, 0x43, 0x83, 0x59]), 'サイズ'],
  ])('keeps raw 8-bit %s', async (charset, bytes, words) => {
    const head = `From: ann@example.com\r\nSubject: `;
    const type = `\r\nContent-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
    const mime = Buffer.concat([Buffer.from(head), bytes, Buffer.from(type), bytes]);
    const { recipient, sender } = FORWARD;
    const parts = [
      ...fieldParts({ recipient, sender }),
      { name: 'body-mime', value: mime },
      ...fieldParts(signature()),
    ];
    const outcome = await parse(multipartRequest(parts));
    expect(mailOf(outcome)).toMatchObject({ text: words, subject: words, provider: 'mailgun', recipient });
    if (outcome.kind !== 'mail' || outcome.rawKey === null) throw new Error('the bytes were not kept');
    expect(await folder.read(outcome.rawKey)).toEqual(mime);
  });

  it('comes urlencoded too, with every byte', async () => {
    const mime = 'Content-Type: text/plain; charset=iso-8859-1\r\n\r\nGr%F6%DFe';
    const encoded = Object.entries({ recipient: 'a@b.example', ...signature() }).map(([k, v]) => `${k}=${v}`);
    const body = `${encoded.join('&')}&body-mime=${mime.replace(/[\r\n;=: ]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
    const outcome = await parse(streamedRequest(Buffer.from(body), 'application/x-www-form-urlencoded; charset=utf-8'));
    expect(mailOf(outcome).text).toBe('Größe');
  });
});

describe('a notice of a stored mail', () => {
  it('says where the mail is', async () => {
    const fields = {
      ...FORWARD,
      domain: 'in.example.com',
      'message-url': 'https://sw.api.mailgun.net/v3/x',
      ...signature(),
    };
    expect(await parse(urlencodedRequest(Object.entries(fields)))).toEqual({
      kind: 'stored',
      messageUrl: 'https://sw.api.mailgun.net/v3/x',
      recipient: 'in-7k2m@in.example.com',
      envelopeSender: 'ann@example.com',
      token: 'a'.repeat(50),
    });
  });
});

describe('what is refused leaves nothing behind', () => {
  const file = { name: 'attachment-1', value: Buffer.alloc(50_000), filename: 'a.bin' };
  const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

  it.each([
    ['without a signature', {}, 'forged'],
    ['with another key', signature(NOW, 'other'), 'forged'],
    ['with a signature of another token', { ...signature(), token: 'b'.repeat(50) }, 'forged'],
    ['with an empty signature', { ...signature(), signature: '' }, 'forged'],
    ['signed 25 hours ago', signature(hoursLater(-25)), 'stale'],
    ['signed in ten minutes', signature(hoursLater(1 / 6)), 'stale'],
  ])('%s', async (_name, signed, reason) => {
    const outcome = await parse(multipartRequest([...fieldParts(FORWARD), file, ...fieldParts(signed)]));
    expect(outcome).toEqual({ kind: 'refused', reason });
    expect(await folder.count()).toBe(0);
  });

  it('a retry after eight hours is still taken', async () => {
    const outcome = await parse(multipartRequest([...fieldParts(FORWARD), ...fieldParts(signature(hoursLater(-8)))]));
    expect(outcome.kind).toBe('mail');
  });

  it('an empty signing key verifies nothing', async () => {
    const fields = Object.entries({ ...FORWARD, ...signature(NOW, '') });
    expect(await parse(urlencodedRequest(fields), { signingKey: '' })).toEqual({ kind: 'refused', reason: 'forged' });
  });

  it.each([
    ['30 MB in one attachment', [{ ...file, value: Buffer.alloc(30_000_000) }]],
    [
      'many small attachments that add up',
      Array.from({ length: 40 }, (_, i) => ({ ...file, name: `attachment-${i}` })),
    ],
    ['a text of 2 MB', [{ name: 'body-plain', value: 'x'.repeat(2_000_000) }]],
  ])('%s is too large, counted while it streams', async (_name, parts) => {
    const request = multipartRequest([...parts, ...fieldParts({ ...FORWARD, ...signature() })]);
    expect(await parse(request)).toEqual({ kind: 'refused', reason: 'too-large' });
    expect(await folder.count()).toBe(0);
  });

  it.each([
    ['a body of another type', '{"recipient":"x"}', 'application/json'],
    ['a form without boundary', 'x', 'multipart/form-data'],
    [
      'a form that breaks off',
      '--b\r\nContent-Disposition: form-data; name="attachment-1"; filename="a"\r\n\r\nhal',
      'multipart/form-data; boundary=b',
    ],
    ['no form at all', '', 'multipart/form-data; boundary=b'],
  ])('%s is malformed', async (_name, body, type) => {
    expect(await parse(streamedRequest(Buffer.from(body), type))).toEqual({ kind: 'refused', reason: 'malformed' });
    expect(await folder.count()).toBe(0);
  });

  it('a form with ten thousand fields is not read to the end', async () => {
    const fields = Array.from({ length: 10_000 }, (_, i): [string, string] => [`f${i}`, 'x']);
    expect(await parse(urlencodedRequest(fields))).toMatchObject({ kind: 'refused', reason: 'malformed' });
  });

  it('a connection that breaks leaves nothing staged', async () => {
    const whole = await multipartRequest([...fieldParts(FORWARD), file]).arrayBuffer();
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(whole).subarray(0, whole.byteLength - 1000));
      },
      pull(controller) {
        controller.error(new Error('reset'));
      },
    });
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=----boundary7MA4YWxk' },
      body: broken,
      duplex: 'half',
    };
    expect(await parse(new Request('https://app.example.com', init))).toEqual({ kind: 'refused', reason: 'malformed' });
    expect(await folder.count()).toBe(0);
  });
});

describe('a file store that fails', () => {
  it('rejects, so that the provider tries again, and keeps nothing', async () => {
    let puts = 0;
    const failing: Staging = {
      put(stream: Readable) {
        puts += 1;
        return puts === 2 ? Promise.reject(new Error('store down')) : folder.staging.put(stream);
      },
      remove: (key) => folder.staging.remove(key),
    };
    const files = [1, 2, 3].map((n) => ({ name: `attachment-${n}`, value: Buffer.alloc(150_000), filename: 'a' }));
    const request = multipartRequest([...fieldParts({ ...FORWARD, ...signature() }), ...files]);
    await expect(parse(request, { staging: failing })).rejects.toThrow('store down');
    expect(await folder.count()).toBe(0);
  });
});
