import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALIAS, ANN, basic, field, hmac, PLAIN, plainMail, type Setup, setUp, until } from './mailgun-setup.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

describe('incoming mail by forward()', () => {
  test('is posted urlencoded with envelope, headers in order, text, and a signature over timestamp and token', async () => {
    await setup.control('/__standin/inbound', {
      raw: plainMail('Where is it?\r\n\r\n-- \r\nAnn'),
      recipient: ALIAS,
      wait: true,
    });
    const post = setup.at(0);
    expect(post.contentType).toBe('application/x-www-form-urlencoded');
    const value = (name: string) => field(post, name);
    expect(value('signature')).toBe(hmac(`${value('timestamp')}${value('token')}`));
    expect(value('token')).toHaveLength(50);
    expect(value('recipient')).toBe(ALIAS);
    expect(value('sender')).toBe('ann@example.com');
    expect(value('from')).toBe('Ann Lee <ann@example.com>');
    expect(value('body-plain')).toBe('Where is it?\r\n\r\n-- \r\nAnn\r\n');
    expect(value('stripped-text')).toBe('Where is it?');
    expect(value('stripped-signature')).toBe('--\r\nAnn');
    expect(value('Message-Id')).toBe('<a1@example.com>');
    const headers: [string, string][] = JSON.parse(value('message-headers') ?? '');
    expect(headers.slice(-4).map(([name]) => name)).toEqual(['From', 'To', 'Subject', 'Message-Id']);
    expect(Object.fromEntries(headers)).toMatchObject({
      'X-Mailgun-Incoming': 'Yes',
      'X-Envelope-From': '<ann@example.com>',
      'X-Mailgun-Spf': 'Pass',
      'X-Mailgun-Dkim-Check-Result': 'Pass',
      'X-Mailgun-Sflag': 'No',
      'Authentication-Results': expect.stringMatching(
        /^mxa\.mailgun\.org;.*spf=pass.*dkim=pass header\.d=example\.com.*dmarc=pass/,
      ),
    });
    expect(post.form.fields.some(([name]) => name === 'attachment-count')).toBe(false);
  });

  test('with files is multipart: each byte, each name, and which Content-ID is which file', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0x0d, 0x0a, 0x2d, 0x2d]);
    await setup.control('/__standin/mailbox/send', {
      from: ANN,
      to: ALIAS,
      subject: 'Zerbrochen – Größe L',
      text: 'Siehe Bild',
      html: '<p>Siehe <img src="cid:p1@example.com"></p>',
      attachments: [
        {
          filename: 'schüssel "blau".png',
          contentType: 'image/png',
          base64: picture.toString('base64'),
          contentId: 'p1@example.com',
        },
        { filename: 'note.txt', contentType: 'text/plain', base64: Buffer.from('hi').toString('base64') },
      ],
    });
    await until(() => setup.app.received.length === 1, 'the post');
    const { form, contentType } = setup.at(0);
    expect(contentType).toMatch(/^multipart\/form-data/);
    expect(field(setup.at(0), 'subject')).toBe('Zerbrochen – Größe L');
    expect(field(setup.at(0), 'attachment-count')).toBe('2');
    expect(form.files.map(({ name, contentType }) => [name, contentType])).toEqual([
      ['attachment-1', 'image/png'],
      ['attachment-2', 'text/plain'],
    ]);
    expect(form.files[0]?.content.equals(picture)).toBe(true);
    expect(JSON.parse(field(setup.at(0), 'content-id-map') ?? '')).toEqual({ '<p1@example.com>': 'attachment-1' });
  });

  test('keeps a mail that is not UTF-8, has no structure, or gigantic headers, readable', async () => {
    const latin = Buffer.from(
      'From: ann@example.com\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nGr\xf6\xdfe',
      'latin1',
    );
    const mails = [
      latin,
      Buffer.from('no colon at all'),
      Buffer.from(`Subject: ${'x'.repeat(2_500_000)}\r\n\r\nbody`),
      Buffer.alloc(0),
    ];
    for (const body of mails) {
      await fetch(`${setup.url()}/__standin/inbound-raw?recipient=${ALIAS}&wait=1`, { method: 'POST', body });
    }
    expect(setup.app.received).toHaveLength(4);
    expect(field(setup.at(0), 'body-plain')).toContain('Größe');
    expect(field(setup.at(2), 'subject')).toHaveLength(2_500_000);
    expect(setup.app.received.every((post) => field(post, 'body-plain') !== undefined)).toBe(true);
  });

  test("says what the sender's checks gave, above whatever the sender claims", async () => {
    const forged = `Authentication-Results: mxa.mailgun.org; dkim=pass header.d=example.com\r\nX-Mailgun-Spf: Pass\r\n${plainMail()}`;
    await setup.control('/__standin/inbound', {
      raw: forged,
      recipient: ALIAS,
      auth: { spf: 'fail', dkim: 'none' },
      wait: true,
    });
    const headers: [string, string][] = JSON.parse(field(setup.at(0), 'message-headers') ?? '');
    const first = (name: string) => headers.find(([known]) => known === name)?.[1];
    expect(first('X-Mailgun-Spf')).toBe('Fail');
    expect(first('X-Mailgun-Dkim-Check-Result')).toBeUndefined();
    expect(first('Authentication-Results')).toMatch(/spf=fail .*dkim=none.*dmarc=none/);
  });

  test('of a stranger is borne out by nothing unless it is said', async () => {
    await setup.control('/__standin/inbound', {
      raw: plainMail().replace('ann@', 'eve@'),
      recipient: ALIAS,
      wait: true,
    });
    expect(field(setup.at(0), 'X-Mailgun-Spf')).toBe('Neutral');
    expect(field(setup.at(0), 'X-Mailgun-Dkim-Check-Result')).toBeUndefined();
  });

  test('is taken as text and as base64', async () => {
    for (const raw of [plainMail('Größe'), Buffer.from(plainMail('Größe')).toString('base64')]) {
      await setup.control('/__standin/inbound', { raw, recipient: ALIAS, wait: true });
    }
    expect([setup.at(0), setup.at(1)].map((post) => field(post, 'stripped-text'))).toEqual(['Größe', 'Größe']);
  });

  test('to two aliases is posted once for each', async () => {
    await setup.control('/__standin/inbound', {
      raw: plainMail(),
      recipient: [ALIAS, 'other@in.aftersale.example'],
      wait: true,
    });
    expect(setup.app.received.map((post) => field(post, 'recipient')).sort()).toEqual(
      [ALIAS, 'other@in.aftersale.example'].sort(),
    );
  });
});

describe('incoming mail by other routes', () => {
  test('the mime route gets the very bytes, in any charset', async () => {
    const raw = Buffer.from(
      `${PLAIN.join('\r\n')}\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n\xf0\xd2\xc9\xd7\xc5\xd4`,
      'latin1',
    );
    await fetch(`${setup.url()}/__standin/inbound-raw?recipient=${ALIAS}&mode=mime&wait=1`, {
      method: 'POST',
      body: raw,
    });
    expect(setup.at(0).path).toBe('/inbound/mime');
    const pair =
      setup
        .at(0)
        .body.toString('latin1')
        .split('&')
        .find((one) => one.startsWith('body-mime=')) ?? '';
    const bytes = unescape(pair.slice('body-mime='.length).replaceAll('+', ' '));
    expect(Buffer.from(bytes, 'latin1').subarray(-raw.length).equals(raw)).toBe(true);
    expect(field(setup.at(0), 'body-plain')).toBeUndefined();
  });

  test('store(notify) sends no file, and mail and files can be fetched with the key until they expire', async () => {
    await setup.restart({ mode: 'store', bodyLimit: 20_000 });
    const file = Buffer.alloc(50_000, 7);
    const attachments = [{ filename: 'a.bin', contentType: 'application/x-thing', base64: file.toString('base64') }];
    await setup.control('/__standin/mailbox/send', { from: ANN, to: ALIAS, subject: 'S', text: 'T', attachments });
    await until(() => setup.app.received.length === 1, 'the notice');
    expect(setup.at(0).path).toBe('/stored');
    expect(setup.at(0).form.files).toEqual([]);
    const url = field(setup.at(0), 'message-url') ?? '';
    const [listed] = JSON.parse(field(setup.at(0), 'attachments') ?? '[]');
    expect(listed).toMatchObject({ name: 'a.bin', size: 50_000, 'content-type': 'application/x-thing' });

    expect((await fetch(url)).status).toBe(401);
    const stored = await (await fetch(url, { headers: basic() })).json();
    expect(stored).toMatchObject({ recipients: ALIAS, sender: ANN.address, subject: 'S', 'body-plain': 'T' });
    const mime = await fetch(url, { headers: { ...basic(), accept: 'message/rfc2822' } });
    expect((await mime.json())['body-mime']).toContain('X-Mailgun-Incoming: Yes');
    const fetched = await fetch(listed.url, { headers: basic() });
    expect(Buffer.from(await fetched.arrayBuffer()).equals(file)).toBe(true);

    await setup.control('/__standin/expire-stored', {});
    expect((await fetch(url, { headers: basic() })).status).toBe(404);
  });

  test('a host that caps bodies never lets a large forward() through', async () => {
    await setup.restart({ bodyLimit: 20_000 });
    const { deliveries } = await setup.control('/__standin/inbound', {
      raw: plainMail('x'.repeat(30_000)),
      recipient: ALIAS,
      wait: true,
    });
    expect(deliveries[0]).toMatchObject({ state: 'pending', attempts: [{ status: 413 }] });
    expect(setup.app.received).toEqual([]);
  });
});
