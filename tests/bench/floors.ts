import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import busboy from '@fastify/busboy';
import postgres from 'postgres';

/**
 * The floors that the webhook is measured against, as a process of its own: `node floors.ts <bare|same-work> <port>`, on the
 * same PostgreSQL with the same driver.
 *
 * - bare: checks the signature and does one INSERT.
 * - same-work: parses the same form and writes the same rows in one BEGIN … COMMIT.
 */
const [kind, port] = process.argv.slice(2);
const { DATABASE_URL = '', SIGNING_KEY = '', SHOP_ID = '' } = process.env;
const sql = postgres(DATABASE_URL, { max: 10, onnotice: () => {} });

function signed(timestamp: string, token: string, signature: string): boolean {
  const expected = createHmac('sha256', SIGNING_KEY)
    .update(timestamp + token)
    .digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function bare(request: IncomingMessage): Promise<boolean> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const form = new URLSearchParams(body);
  if (!signed(form.get('timestamp') ?? '', form.get('token') ?? '', form.get('signature') ?? '')) return false;
  await sql`insert into floor_bare (id, body) values (${randomUUID()}, ${body})`;
  return true;
}

async function sameWork(request: IncomingMessage): Promise<boolean> {
  const fields = await readForm(request);
  const field = (name: string) => fields.get(name) ?? '';
  if (!signed(field('timestamp'), field('token'), field('signature'))) return false;
  const headers = JSON.parse(field('message-headers')) as [string, string][];
  const digest = createHash('sha256')
    .update(JSON.stringify([field('from'), field('body-plain'), field('token')]))
    .digest('hex');
  const now = new Date();
  const envelope = { from: field('from'), subject: field('subject'), headers };
  await sql.begin(async (tx) => {
    await tx`select * from open_alias(${field('recipient')}, ${`floor:${field('token')}`}, ${digest}, ${now})`;
    const mailId = randomUUID();
    await tx`insert into mails (shop_id, id, digest, envelope, text, html, received_at)
             values (${SHOP_ID}, ${mailId}, ${digest}, ${tx.json(envelope)}, ${field('body-plain')}, ${field('body-html')}, ${now})
             on conflict do nothing returning id`;
    await tx`insert into jobs (shop_id, id, name, payload, status, run_at, published_at, created_at)
             values (${SHOP_ID}, ${randomUUID()}, 'floor', ${tx.json({ mailId })}, 'done', ${now}, ${now}, ${now})
             on conflict do nothing returning id`;
  });
  return true;
}

function readForm(request: IncomingMessage): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const parser = busboy({ headers: request.headers as { 'content-type': string } });
    parser.on('field', (name, value) => fields.set(name, value));
    parser.on('finish', () => resolve(fields));
    parser.on('error', reject);
    request.pipe(parser);
  });
}

const work = kind === 'bare' ? bare : sameWork;
createServer((request, response) => {
  work(request).then(
    (good) => response.writeHead(good ? 200 : 401).end(),
    (error) => response.writeHead(500).end(String(error)),
  );
}).listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
