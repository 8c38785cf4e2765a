import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InboundEmail } from '#app/domains/mail/inbound-email.ts';
import { parseRaw } from '#app/domains/mail/parse-raw.server.ts';
import { folderStaging } from '#tests/support/folder-staging.ts';

const FOLDER = 'tests/fixtures/mail';
const ENVELOPE = { recipient: 'in-7k2m@in.example.com', envelopeSender: 'ann@example.com' };

function parse(mail: string | Uint8Array): Promise<InboundEmail> {
  return parseRaw(typeof mail === 'string' ? Buffer.from(mail) : mail, ENVELOPE);
}

function fixture(name: string): Promise<InboundEmail> {
  return parse(readFileSync(`${FOLDER}/${name}.eml`));
}

describe('raw 8-bit bytes keep their characters in body and subject', () => {
  it.each([
    ['charset-iso-8859-1-8bit', 'Größe für Übergröße, naïve café'],
    ['charset-iso-8859-15-8bit', 'Preis 20 € für œuvre'],
    ['charset-windows-1250-8bit', 'Zażółć gęślą jaźń'],
    ['charset-windows-1251-8bit', 'Где мой заказ?'],
    ['charset-windows-1252-8bit', '“Quoted” – price €20'],
    ['charset-koi8-r-8bit', 'Где мой заказ?'],
    ['charset-shift-jis-8bit', '注文はどこですか'],
    ['charset-euc-jp-8bit', '注文はどこですか'],
    ['charset-gbk-8bit', '我的订单在哪里'],
    ['charset-big5-8bit', '我的訂單在哪裡'],
    ['charset-euc-kr-8bit', '주문이 어디 있나요'],
    ['charset-utf-8-8bit', 'e\u0301 é 한글 \u{1F600} \uFF21'],
  ])('%s', async (name, words) => {
    expect(await fixture(name)).toMatchObject({ text: words, subject: words });
  });

  it.each([
    ['charset-unknown', 'café and plain words'],
    ['charset-none-8bit', 'Größe 42'],
    ['charset-declared-wrong', 'price €20'],
    ['charset-iso-2022-jp', '注文はどこですか'],
    ['utf-16-body', 'Größe'],
    [
      'quoted-printable',
      'Größe = 42, ein sehr langer Satz, der umbrochen wird, weil er länger ist als sechsundsiebzig Zeichen.',
    ],
    ['base64-text', 'Wo ist mein Paket? 📦'],
    ['format-flowed', 'This is one long paragraph that was wrapped.\n\n-- \nAnn'],
    ['html-only-latin1-meta', 'Größe'],
  ])('%s', async (name, text) => {
    expect((await fixture(name)).text).toBe(text);
  });
});

describe('headers', () => {
  it.each([
    ['subject-encoded-words', 'Größe und Übergröße'],
    ['subject-split-inside-a-character', '注'],
    ['from-utf8-raw', 'Größe 日本'],
    ['emoji-and-rtl', 'أين طلبي؟ 📦'],
  ])('the subject of %s is decoded', async (name, subject) => {
    expect((await fixture(name)).subject).toBe(subject);
  });

  it.each([
    ['from-spoofed-name', { name: 'ann@example.com', address: 'evil@evil.example' }],
    ['from-comma-in-name', { name: 'Lee, Ann', address: 'ann.lee@example.com' }],
    ['from-utf8-raw', { name: 'Jörg Müller', address: 'joerg@example.com' }],
    ['from-missing', { name: '', address: '' }],
    ['from-without-domain', { name: 'root', address: '' }],
  ])('the sender of %s', async (name, from) => {
    expect((await fixture(name)).from).toEqual(from);
  });

  it('ids have no brackets, however they were written', async () => {
    expect(await fixture('message-id-without-brackets')).toMatchObject({
      messageId: 'bare-id@example.com',
      inReplyTo: ['bare-parent@linen.example'],
    });
    expect((await fixture('references-folded')).references).toEqual([
      'a1@example.com',
      's0@linen.example',
      's1@linen.example',
    ]);
    expect((await fixture('in-reply-to-with-words')).inReplyTo).toEqual(['s1@linen.example']);
    expect((await fixture('message-id-missing')).messageId).toBeNull();
  });

  it('a date that cannot be read is none, and one with a zone is exact', async () => {
    expect((await fixture('date-unreadable')).date).toBeNull();
    expect((await parse('Date: Sat, 10 Oct 2026 10:00:00 +0200 (CEST)\r\n\r\nx')).date).toEqual(
      new Date('2026-10-10T08:00:00Z'),
    );
  });

  it('groups are unfolded', async () => {
    expect((await fixture('recipients-in-groups')).to.map((mailbox) => mailbox.address)).toEqual([
      'a@example.com',
      'b@example.com',
    ]);
  });

  it('the envelope comes from the envelope, not from the headers', async () => {
    expect(await fixture('plain-ascii')).toMatchObject({ ...ENVELOPE, provider: 'raw' });
  });
});

describe('bodies and files', () => {
  it('HTML alone gives a text too', async () => {
    const email = await fixture('html-only');
    expect(email.html).toContain('<li>one</li>');
    expect(email.text).toBe('Where is my order (https://linen.example/o/1)?\n\n * one\n * two');
  });

  it('neither text nor HTML is null, not an empty text', async () => {
    expect(await fixture('attachment-only')).toMatchObject({ text: null, html: null });
  });

  it('a forwarded mail is a file: its words are not the sender’s', async () => {
    const email = await fixture('forwarded-as-attachment');
    expect(email.text).toBe('See what they wrote.');
    expect(email.attachments).toMatchObject([{ filename: 'attachment-1.eml', contentType: 'message/rfc822' }]);
  });

  it.each([
    ['filename-rfc2231', 'Rechnung März €.pdf'],
    ['filename-encoded-word', '写真.png'],
    ['filename-hostile', 'fdp.exe'],
    ['attachment-without-name', 'attachment-1.png'],
    ['tnef', 'winmail.dat'],
    ['calendar-invite', 'attachment-1.ics'],
  ])('%s is called %s', async (name, filename) => {
    expect((await fixture(name)).attachments.map((file) => file.filename)).toEqual([filename]);
  });

  it('a picture is tied to its place in the HTML', async () => {
    expect((await fixture('inline-cid-image')).attachments).toMatchObject([
      { contentId: 'pic@1@example.com', inline: true },
    ]);
    expect((await fixture('nested-multiparts')).attachments).toMatchObject([
      { contentId: 'one@x', inline: true },
      { filename: 'a.pdf', contentId: null, inline: false },
    ]);
  });

  it('files are staged byte for byte', async () => {
    const folder = await folderStaging();
    const bytes = readFileSync(`${FOLDER}/pdf-attached.eml`);
    const [file] = (await parseRaw(bytes, { ...ENVELOPE, staging: folder.staging })).attachments;
    const stored = await folder.read(file?.storageKey ?? '');
    expect(stored.toString()).toContain('%PDF-1.4');
    expect(file).toMatchObject({ size: stored.length, sha256: createHash('sha256').update(stored).digest('hex') });
    await folder.close();
  });

  it('a file store that fails rejects and keeps nothing', async () => {
    const folder = await folderStaging();
    let puts = 0;
    const staging = {
      ...folder.staging,
      put: (stream: Parameters<typeof folder.staging.put>[0]) => {
        puts += 1;
        return puts === 2 ? Promise.reject(new Error('store down')) : folder.staging.put(stream);
      },
    };
    const bytes = readFileSync(`${FOLDER}/nested-multiparts.eml`);
    await expect(parseRaw(bytes, { ...ENVELOPE, staging })).rejects.toThrow('store down');
    expect(await folder.count()).toBe(0);
    await folder.close();
  });
});

describe('broken mails stay readable', () => {
  it.each([
    ['boundary-never-comes', 'words without any part'],
    ['boundary-not-closed', 'still readable'],
    ['boundary-missing-parameter', 'inside'],
    ['content-type-broken', 'words'],
    ['no-headers', 'Just some words that somebody piped into a socket'],
    ['cr-only', 'one\ntwo'],
    ['base64-broken', 'Wo ist mein Paket?'],
    ['null-bytes', 'before\uFFFDafter'],
    ['format-flowed-with-quotes', '\nIt has not come.'],
  ])('%s', async (name, words) => {
    expect((await fixture(name)).text).toContain(words);
  });

  it('no fixture gives U+0000 or a lone surrogate, which the database would refuse', async () => {
    for (const name of readdirSync(FOLDER)) {
      const json = JSON.stringify(await parse(readFileSync(`${FOLDER}/${name}`)));
      expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    }
  });

  it('whatever the bytes are, there is an answer', async () => {
    const whole = readFileSync(`${FOLDER}/nested-multiparts.eml`);
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const mutated = Buffer.from(whole.subarray(0, 1 + random(whole.length)));
      for (let change = 0; change < 12; change += 1) mutated[random(mutated.length)] = random(256);
      expect(await parse(mutated)).toHaveProperty('auth');
    }
  });
});

// What takes for ever runs into the test's own time limit.
describe('mails made to wear us out are stored', () => {
  it('a subject of 2 MB', async () => {
    const email = await parse(`From: ann@example.com\r\nSubject: ${'long '.repeat(400_000)}\r\n\r\nwords`);
    expect(email.text).toBe('words');
    expect(email.subject.length).toBeLessThanOrEqual(2_000);
    expect(email.headers[1]?.[1].length).toBeGreaterThan(1_900_000);
  });

  it('a subject of 3 MB in encoded words', async () => {
    const word = '=?utf-8?Q?Gr=C3=B6=C3=9Fe?=\r\n ';
    expect((await parse(`Subject: ${word.repeat(100_000)}\r\n\r\nwords`)).text).toBe('words');
  });

  it('ten thousand references: the first and the newest are kept', async () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `<${i}@example.com>`);
    const email = await parse(`From: ann@example.com\r\nReferences: ${ids.join('\r\n ')}\r\n\r\nwords`);
    expect(email.references).toHaveLength(100);
    expect([email.references[0], email.references[1], email.references[99]]).toEqual([
      '0@example.com',
      '9901@example.com',
      '9999@example.com',
    ]);
  });

  it.each([100, 1_000, 10_000])('multiparts nested %i deep', async (depth) => {
    const open = Array.from(
      { length: depth },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    );
    const email = await parse(`From: ann@example.com\r\n${open.join('')}Content-Type: text/plain\r\n\r\nthe words`);
    expect(email.text).toContain('the words');
    expect(email.from.address).toBe('ann@example.com');
  });

  it('ten thousand attachments: five hundred are kept', async () => {
    const part = '--b\r\nContent-Type: image/png\r\n\r\nx\r\n';
    const email = await parse(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(10_000)}--b--`);
    expect(email.attachments).toHaveLength(500);
  });

  it('ten thousand recipients', async () => {
    const to = Array.from({ length: 10_000 }, (_, i) => `c${i}@example.com`).join(', ');
    expect((await parse(`To: ${to}\r\n\r\nx`)).to).toHaveLength(200);
  });

  it('ten thousand headers', async () => {
    expect((await parse(`${'X-Filler: y\r\n'.repeat(10_000)}\r\nwords`)).text).toBe('words');
  });

  it('HTML nested fifty thousand deep', async () => {
    const email = await parse(`Content-Type: text/html\r\n\r\n${'<div>'.repeat(50_000)}deep`);
    expect(email.html).toContain('deep');
    expect(email.text).not.toBeNull();
  });

  it('30 MB with an attachment', async () => {
    const file = Buffer.alloc(30_000_000, 'QUJD\r\n');
    const head =
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n';
    const email = await parse(Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--b--\r\n')]));
    expect(email).toMatchObject({ text: 'words', attachments: [{ size: 15_000_000 }] });
  });

  it('an id or an address too long for an index is left out', async () => {
    const long = 'x'.repeat(3_000);
    const email = await parse(`From: ${long}@example.com\r\nMessage-ID: <${long}@y>\r\n\r\nwords`);
    expect(email.from.address).toBe('');
    expect(email.messageId).toBeNull();
  });
});
