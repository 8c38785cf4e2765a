import { type Response, Router } from 'express';
import { type Acceptance, acceptMessage, acceptMime } from './accept-message.ts';
import type { Carrier } from './carrier.ts';
import type { Context } from './context.ts';
import { parseForm } from './form.ts';
import { bodyOf, door } from './http.ts';
import { storedMessage } from './inbound-form.ts';
import { parseMail } from './parse-mail.ts';
import type { MailRecord } from './state.ts';

const KEPT_MS = 3 * 24 * 3600 * 1000;

/** Mailgun's messages API: `POST /v3/{domain}/messages`, `…/messages.mime`, and the kept messages. */
export function messagesApi(context: Context, carrier: Carrier): Router {
  const { store } = context;
  const api = Router();

  function answer(response: Response, acceptance: Acceptance) {
    if ('refusal' in acceptance) {
      return response.status(acceptance.refusal.status).json({ message: acceptance.refusal.message });
    }
    carrier.carry(acceptance.mail);
    return response.json({ id: `<${acceptance.mail.messageId}>`, message: 'Queued. Thank you.' });
  }

  for (const [path, accept] of [
    ['messages', acceptMessage],
    ['messages.mime', acceptMime],
  ] as const) {
    api.post(
      `/v3/:domain/${path}`,
      door(async (request, response) => {
        const name = request.params.domain ?? '';
        const domain = store.state.domains.find((known) => known.name === name.toLowerCase());
        if (!domain) return response.status(404).json({ message: `Domain not found: ${name}` });
        if (domain.state !== 'active') {
          const message = `The domain is ${domain.state} and requires DNS configuration. Log in to your control panel to view required DNS records.`;
          return response.status(403).json({ message });
        }
        const form = await parseForm(request.headers['content-type'] ?? '', bodyOf(request));
        return answer(response, await accept(context, domain.name, form));
      }),
    );
  }

  function kept(domain: string | undefined, key: string | undefined): MailRecord | undefined {
    const mail = store.mail(key ?? '');
    const fresh = mail && !mail.expired && Date.now() - Date.parse(mail.at) < KEPT_MS;
    return fresh && mail.domain === domain?.toLowerCase() ? mail : undefined;
  }

  api.get(
    '/v3/domains/:domain/messages/:key',
    door(async (request, response) => {
      const mail = kept(request.params.domain, request.params.key);
      if (!mail) return response.status(404).json({ message: 'Message not found' });
      const raw = store.rawOf(mail.key);
      if (!/message\/rfc2822/i.test(request.headers.accept ?? '')) {
        return response.json(storedMessage(context, mail, await parseMail(raw)));
      }
      const envelope = { recipients: mail.recipients.join(', '), sender: mail.sender, from: mail.fromHeader };
      return response.json({ ...envelope, subject: mail.subject, 'body-mime': asText(raw) });
    }),
  );

  api.get(
    '/v3/domains/:domain/messages/:key/attachments/:index',
    door(async (request, response) => {
      const mail = kept(request.params.domain, request.params.key);
      const files = mail ? (await parseMail(store.rawOf(mail.key))).files : [];
      const file = files[Number(request.params.index)];
      if (!file) return response.status(404).json({ message: 'Attachment not found' });
      return response.type(file.contentType).send(file.content);
    }),
  );
  return api;
}

/** JSON holds no bytes: a mail that is not UTF-8 comes with a character for each byte. */
function asText(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return raw.toString('latin1');
  }
}
