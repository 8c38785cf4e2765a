import Mailgun from 'mailgun.js';
import { errorLine } from './errors.ts';

export type MailerConfig = { url: string; apiKey: string; domain: string; timeout: number };

export type OutgoingMail = {
  from: string;
  to: string;
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  /** Ours, without brackets. */
  messageId: string;
  inReplyTo: string | null;
  references: string[];
  /** Come back in the provider's delivery webhooks. */
  variables: Record<string, string>;
};

export type SendOutcome =
  /** The provider took it and will deliver. */
  | { kind: 'accepted'; providerId: string }
  /** The provider certainly did not take it, and another try may help. */
  | { kind: 'not-taken'; error: string; retryAfterSeconds: number | null }
  /** The provider certainly did not take it, and no try will help. */
  | { kind: 'refused'; error: string }
  /** No telling whether it was taken: it must not be tried again before that is known. */
  | { kind: 'unknown'; error: string };

export type Mailer = {
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Does the provider's log know a mail of this id? The log lags, so `absent` alone proves nothing. Throws when it cannot be asked. */
  find(messageId: string, since: Date): Promise<'accepted' | 'delivered' | 'failed' | 'absent'>;
};

/** Errors of a connection that was never made: nothing was handed over. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Our clock may be ahead of the provider's; an id is unique, so that looking further back costs nothing. */
const CLOCKS_DIFFER_BY_SECONDS = 3600;

/**
 * Mailgun. It has no idempotency key, and users report that a 5xx may have been sent all the same, so only a 4xx and a
 * connection that was never made count as not taken.
 */
export function createMailer(config: MailerConfig): Mailer {
  const client = new Mailgun(FormData).client({
    username: 'api',
    key: config.apiKey,
    url: config.url,
    timeout: config.timeout,
  });
  return {
    async send(mail) {
      try {
        const answer = await client.messages.create(config.domain, {
          from: mail.from,
          to: [mail.to],
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          'h:Message-Id': `<${mail.messageId}>`,
          'h:Reply-To': mail.replyTo,
          ...(mail.inReplyTo ? { 'h:In-Reply-To': `<${mail.inReplyTo}>` } : {}),
          ...(mail.references.length > 0 ? { 'h:References': mail.references.map((id) => `<${id}>`).join(' ') } : {}),
          ...Object.fromEntries(Object.entries(mail.variables).map(([name, value]) => [`v:${name}`, value])),
          'o:tracking': 'no',
        });
        return { kind: 'accepted', providerId: (answer.id ?? '').replace(/^<|>$/g, '') };
      } catch (error) {
        return judge(error);
      }
    },
    async find(messageId, since) {
      const { items } = await client.events.get(config.domain, {
        'message-id': messageId,
        begin: String(Math.floor(since.getTime() / 1000) - CLOCKS_DIFFER_BY_SECONDS),
        ascending: 'yes',
      });
      const seen = new Set(items.map((item) => String(item.event)));
      if (seen.has('delivered')) return 'delivered';
      // A temporary failure is tried again by the provider itself.
      const lost = items.some(({ event, severity }) => event === 'failed' && severity !== 'temporary');
      if (lost || seen.has('rejected')) return 'failed';
      return seen.size > 0 ? 'accepted' : 'absent';
    },
  };
}

function judge(error: unknown): SendOutcome {
  const line = errorLine(error);
  const { status, code, cause } = error as { status?: number; code?: string; cause?: { code?: string } };
  if (NEVER_CONNECTED.has(String(code ?? cause?.code ?? '')) || /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(line)) {
    return { kind: 'not-taken', error: line, retryAfterSeconds: null };
  }
  if (!answered(error)) return { kind: 'unknown', error: line };
  if (status === 429) return { kind: 'not-taken', error: line, retryAfterSeconds: null };
  // A wrong key or domain is the operator's to mend; the mail must wait for it, not be lost.
  if (status === 401 || status === 403 || status === 404)
    return { kind: 'not-taken', error: line, retryAfterSeconds: 300 };
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) return { kind: 'refused', error: line };
  return { kind: 'unknown', error: line };
}

/**
 * Was there an answer? The SDK gives an error without one the status 400 and the error's code for a message (mailgun.js
 * 14.0.1, Request): a hang-up must not pass for a refusal. axios puts its own two codes where an answer had no words.
 */
function answered(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return !/^E[A-Z_0-9]+$/.test(message) || message === 'ERR_BAD_REQUEST' || message === 'ERR_BAD_RESPONSE';
}
