import { createServer, type RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchStored, type StoredOptions } from '#app/domains/mail/fetch-stored.server.ts';
import { AppError } from '#app/platform/errors.ts';
import { folderStaging } from '#tests/support/folder-staging.ts';

let folder: Awaited<ReturnType<typeof folderStaging>>;
let origin: string;
let asked: { url: string | undefined; authorization: string | undefined; accept: string | undefined }[];
let answer: RequestListener;
let close: () => void;

beforeEach(async () => {
  folder = await folderStaging();
  asked = [];
  const server = createServer((request, response) => {
    const { authorization, accept } = request.headers;
    asked.push({ url: request.url, authorization, accept });
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterEach(async () => {
  close();
  await folder.close();
});

function get(more: Partial<StoredOptions> = {}) {
  const options: StoredOptions = {
    messageUrl: `${origin}/v3/domains/in.example.com/messages/abc`,
    apiKey: 'key-1',
    allowedHosts: ['.mailgun.net', origin],
    recipient: 'in-7k2m@in.example.com',
    envelopeSender: 'ann@example.com',
    maxBytes: 100_000,
    staging: folder.staging,
    ...more,
  };
  return fetchStored(options, fetch);
}

function json(body: unknown, status = 200): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

describe('a stored mail', () => {
  it('is fetched with the key, as it travelled, and its bytes are kept', async () => {
    const mime = 'From: Ann <ann@example.com>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nGröße 注文';
    answer = json({ recipients: 'x', 'body-mime': mime });
    const outcome = await get();
    if (outcome.kind !== 'mail') throw new Error(outcome.kind);
    expect(outcome.email).toMatchObject({
      provider: 'mailgun',
      recipient: 'in-7k2m@in.example.com',
      envelopeSender: 'ann@example.com',
      from: { address: 'ann@example.com' },
      text: 'Größe 注文',
    });
    expect((await folder.read(outcome.rawKey)).toString()).toBe(mime);
    expect(asked).toEqual([
      {
        url: '/v3/domains/in.example.com/messages/abc',
        authorization: `Basic ${Buffer.from('api:key-1').toString('base64')}`,
        accept: 'message/rfc2822',
      },
    ]);
  });

  it.each([
    ['a character for each byte', Buffer.from('Größe').toString('latin1'), 'utf-8'],
    ['decoded', 'Größe', 'utf-8'],
    ['of another charset', 'Größe', 'iso-8859-1'],
  ])('keeps its characters when Mailgun gives it %s', async (_name, body, charset) => {
    answer = json({ 'body-mime': `Content-Type: text/plain; charset=${charset}\r\n\r\n${body}` });
    expect(await get()).toMatchObject({ email: { text: 'Größe' } });
  });

  it('that is gone is gone', async () => {
    answer = json({ message: 'Message not found' }, 404);
    expect(await get()).toEqual({ kind: 'gone' });
  });

  it.each([
    ['another shape', { 'stripped-text': 'x' }, 'malformed'],
    ['too much', { 'body-mime': 'x'.repeat(300_000) }, 'too-large'],
    ['a mail that is too large', { 'body-mime': 'x'.repeat(150_000) }, 'too-large'],
  ])('an answer of %s is refused', async (_name, body, reason) => {
    answer = json(body);
    expect(await get()).toEqual({ kind: 'refused', reason });
    expect(await folder.count()).toBe(0);
  });

  it.each([401, 429, 500, 503, 301])('an answer %i is tried again later', async (status) => {
    answer = (_request, response) => response.writeHead(status, { location: `${origin}/elsewhere` }).end();
    await expect(get()).rejects.toMatchObject({ code: 'mail-down' });
    expect(asked).toHaveLength(1);
  });

  it('a provider that hangs is given up when the time is over', async () => {
    answer = () => undefined;
    await expect(get({ signal: AbortSignal.timeout(50) })).rejects.toThrow(AppError);
  });

  it('an answer that breaks off is tried again later', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"body-mime": "x');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(get()).rejects.toMatchObject({ code: 'mail-down' });
  });
});

describe('the key goes to nobody else', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://mailgun.net.evil.example/x',
    'https://evilmailgun.net/x',
    'https://mailgun.net/x',
    'http://sw.api.mailgun.net/x',
    'https://sw.api.mailgun.net:8443/x',
    'https://sw.api.mailgun.net@evil.example/x',
    'https://user:pass@sw.api.mailgun.net/x',
    'file:///etc/passwd',
    'nonsense',
    '',
  ])('%s is not asked', async (messageUrl) => {
    expect(await get({ messageUrl })).toEqual({ kind: 'refused', reason: 'not-allowed' });
    expect(asked).toEqual([]);
  });

  it('a host below the allowed one is', async () => {
    const request: typeof fetch = async () => new Response('', { status: 404 });
    const options = { apiKey: 'k', recipient: 'a@b', envelopeSender: null, maxBytes: 1, staging: folder.staging };
    const messageUrl = 'https://storage-us-east4.api.mailgun.net/v3/x';
    expect(await fetchStored({ ...options, messageUrl, allowedHosts: ['.mailgun.net'] }, request)).toEqual({
      kind: 'gone',
    });
  });
});
