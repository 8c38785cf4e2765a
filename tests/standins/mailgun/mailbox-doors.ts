import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Router } from 'express';
import { type Context, newKey, type PostOffice } from './context.ts';
import { door, jsonBody, queryOf } from './http.ts';
import { distribute } from './inbound-doors.ts';
import type { createMailboxView } from './mailbox-view.ts';
import type { Person } from './options.ts';
import { ids, type MailFile, parseAddresses } from './parse-mail.ts';
import { receiveMail } from './receive.ts';
import { formatAddress, writeMail } from './write-mail.ts';

const PAGE_FOLDER = join(import.meta.dirname, 'mailbox');
const PAGE_FILES: Record<string, string> = {
  'page.css': 'text/css',
  'mail.css': 'text/css',
  'narrow.css': 'text/css',
  'page.js': 'text/javascript',
  'view.js': 'text/javascript',
};

type Letter = {
  from: Person;
  to: Person[];
  cc: Person[];
  subject: string;
  text: string;
  html?: string;
  inReplyTo: string[];
  references: string[];
  files: MailFile[];
};

/**
 * The customers' mailboxes: the page `/mailbox`, and for scripts
 * - `GET /__standin/mailbox?address=` {address, messages}; `GET /__standin/mailbox/people`.
 * - `POST /__standin/mailbox/send` {from: {name, address}, to, cc?, subject, text, html?, inReplyTo?, references?,
 *   attachments?: [{filename, contentType, base64, contentId?}], auth?} → 202 {key, messageId, deliveries}.
 * - `GET|POST /__standin/mailbox/defaults` {to}: whom a new mail is written to, e.g. `Shop <alias@…>`.
 * - `GET /__standin/mailbox/changes`: server-sent events, one after each change.
 */
export function mailboxDoors(context: Context, post: PostOffice, view: ReturnType<typeof createMailboxView>): Router {
  const { store, options } = context;
  const routes = Router();

  routes.get(
    '/mailbox',
    (_request, response) => void response.type('html').send(readFileSync(join(PAGE_FOLDER, 'page.html'))),
  );
  routes.get('/mailbox/:file', (request, response, next) => {
    const type = PAGE_FILES[request.params.file];
    if (!type) return next();
    return void response.type(type).send(readFileSync(join(PAGE_FOLDER, request.params.file)));
  });
  routes.get(
    '/mailbox/attachments/:key/:index',
    door(async (request, response) => {
      const mail = store.mail(request.params.key ?? '');
      const file = mail && (await view.parseOnce(mail)).files[Number(request.params.index)];
      if (!file) return response.status(404).send('There is no such attachment.');
      // A stranger's file must not run as a page of this origin.
      response.set({ 'Content-Security-Policy': "sandbox; default-src 'none'", 'X-Content-Type-Options': 'nosniff' });
      response.type(file.contentType);
      if (!file.contentType.startsWith('image/')) response.attachment(file.filename);
      return response.send(file.content);
    }),
  );

  routes.get(
    '/__standin/mailbox',
    door(async (request, response) => {
      const address = queryOf(request, 'address');
      if (!address) return response.status(400).json({ message: 'address is needed in the query' });
      return response.json({ address, messages: await view.messagesOf(address) });
    }),
  );
  routes.get(
    '/__standin/mailbox/people',
    door((_request, response) => response.json({ people: view.people(), links: options.links ?? [] })),
  );
  routes.get(
    '/__standin/mailbox/defaults',
    door((_request, response) => response.json({ to: store.state.settings.mailboxTo })),
  );
  routes.post(
    '/__standin/mailbox/defaults',
    door((request, response) => {
      store.state.settings.mailboxTo = String(jsonBody(request).to ?? '');
      store.changed();
      response.json({ to: store.state.settings.mailboxTo });
    }),
  );
  routes.get('/__standin/mailbox/changes', (request, response) => {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 1000\n\n');
    const stop = store.onChange(() => void response.write('data: changed\n\n'));
    request.on('close', stop);
  });
  routes.post(
    '/__standin/mailbox/send',
    door(async (request, response) => {
      const body = jsonBody(request);
      const letter = readLetter(body);
      if (typeof letter === 'string') return response.status(400).json({ message: letter });
      const messageId = `${newKey()}@${domainOf(letter.from)}`;
      const mail = await receiveMail(context, {
        raw: writeLetter(letter, messageId),
        recipients: [...letter.to, ...letter.cc].map(({ address }) => address),
        sender: letter.from.address,
        auth: (body.auth ?? 'pass') as 'pass',
      });
      const deliveries = distribute(context, post, mail);
      return response.status(202).json({ key: mail.key, messageId, deliveries });
    }),
  );
  return routes;
}

/** The letter in a request, or the sentence that says what is wrong with it. */
function readLetter(body: Record<string, unknown>): Letter | string {
  const [from] = peopleIn(body.from);
  const to = peopleIn(body.to);
  if (!from?.address.includes('@')) return 'from needs an address';
  if (to.length === 0 || !to.every(({ address }) => address.includes('@'))) return 'to needs an address';
  const attachments = Array.isArray(body.attachments) ? (body.attachments as Record<string, unknown>[]) : [];
  return {
    from,
    to,
    cc: peopleIn(body.cc),
    subject: String(body.subject ?? ''),
    text: String(body.text ?? ''),
    html: typeof body.html === 'string' ? body.html : undefined,
    inReplyTo: idList(body.inReplyTo),
    references: idList(body.references),
    files: attachments.map((file) => ({
      filename: String(file.filename ?? 'file'),
      contentType: String(file.contentType ?? 'application/octet-stream'),
      content: Buffer.from(String(file.base64 ?? ''), 'base64'),
      contentId: typeof file.contentId === 'string' ? file.contentId : null,
      inline: typeof file.contentId === 'string',
    })),
  };
}

function writeLetter(letter: Letter, messageId: string): Buffer {
  const bracketed = (list: string[]) => list.map((id) => `<${id}>`).join(' ');
  const headers: [string, string][] = [
    ['From', formatAddress(letter.from)],
    ['To', letter.to.map(formatAddress).join(', ')],
    ['Subject', letter.subject],
    ['Date', new Date().toUTCString().replace('GMT', '+0000')],
    ['Message-ID', `<${messageId}>`],
  ];
  if (letter.cc.length > 0) headers.push(['Cc', letter.cc.map(formatAddress).join(', ')]);
  if (letter.inReplyTo.length > 0) headers.push(['In-Reply-To', bracketed(letter.inReplyTo)]);
  if (letter.references.length > 0) headers.push(['References', bracketed(letter.references)]);
  return writeMail({
    headers: [['DKIM-Signature', dkimSignature(letter, domainOf(letter.from))], ...headers],
    text: letter.text,
    html: letter.html,
    files: letter.files,
  });
}

/**
 * What the customer's own provider would put there. The signature itself is random: nobody here can look up a key for a
 * made-up domain, and the receiving server says in its own headers what came of the check.
 */
function dkimSignature(letter: Letter, domain: string): string {
  const bodyHash = createHash('sha256').update(letter.text).digest('base64');
  const tags = {
    v: '1',
    a: 'rsa-sha256',
    c: 'relaxed/relaxed',
    d: domain,
    s: 'mail',
    h: 'from:to:subject:date:message-id',
  };
  const written = Object.entries(tags).map(([tag, value]) => `${tag}=${value};`);
  return `${written.join(' ')} bh=${bodyHash}; b=${randomBytes(48).toString('base64')}`;
}

function peopleIn(value: unknown): Person[] {
  if (typeof value === 'string') return parseAddresses(value);
  if (Array.isArray(value)) return value.flatMap(peopleIn);
  if (typeof value !== 'object' || value === null || !('address' in value)) return [];
  return [{ address: String(value.address), name: 'name' in value ? String(value.name ?? '') : '' }];
}

const idList = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((one) => ids(String(one))) : typeof value === 'string' ? ids(value) : [];
const domainOf = ({ address }: Person) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
