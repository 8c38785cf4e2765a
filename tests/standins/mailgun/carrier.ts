import type { Fault } from '../shared/faults.ts';
import { type Context, isRouted, newKey, type PostOffice } from './context.ts';
import { parseAddresses } from './parse-mail.ts';
import { receiveMail } from './receive.ts';
import type { LogEntry, MailRecord } from './state.ts';

export type Carrier = {
  /** Begins to deliver what the sending API accepted. */
  carry: (mail: MailRecord) => void;
  /** Says that a recipient has complained of a mail. */
  complain: (mail: MailRecord, recipient: string) => void;
  /** Takes up what a former process had not delivered. */
  resume: () => void;
  forget: () => void;
};

const DELIVERY_TAKES_MS = 20;
const SOFT_BOUNCE_RETRY_MS = 10 * 60_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Brings accepted mails to their recipients: into their mailbox, or back through a Route when the address is one of the
 * app's own. Writes Mailgun's log and tells the webhook.
 *
 * Fault `bounce` {recipient?: regular expression, severity?: 'permanent' | 'temporary', code?, reason?}: the delivery
 * fails; a temporary failure is tried again ten minutes later.
 */
export function createCarrier(context: Context, post: PostOffice): Carrier {
  const { store, options, faults } = context;
  const timers = new Set<NodeJS.Timeout>();

  function later(waitMs: number, work: () => void) {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        work();
      },
      Math.min(waitMs, LONGEST_TIMER_MS),
    );
    timers.add(timer);
  }

  function log(event: string, mail: MailRecord, recipient: string, extra: Record<string, unknown>) {
    const entry = logEntry(context, event, mail, recipient, extra);
    store.state.log.push(entry);
    store.changed();
    post.postEvent(entry, mail.key);
  }

  function takeBounce(recipient: string): Fault | undefined {
    const next = faults.list().find(({ kind }) => kind === 'bounce');
    const hits = next && (!next.recipient || new RegExp(String(next.recipient)).test(recipient));
    return hits ? faults.takeFault('bounce') : undefined;
  }

  async function deliver(mail: MailRecord, recipient: string): Promise<void> {
    if (!store.state.mails.includes(mail)) return;
    const bounce = takeBounce(recipient);
    if (bounce) {
      const permanent = bounce.severity !== 'temporary';
      log('failed', mail, recipient, failure(permanent, bounce.code, bounce.reason));
      if (!permanent)
        return later(SOFT_BOUNCE_RETRY_MS / (options.timeScale ?? 1), () => void deliver(mail, recipient));
      mail.settled.push(recipient);
      return store.changed();
    }
    mail.settled.push(recipient);
    if (!mail.sending?.testMode) {
      if (isRouted(options, recipient)) {
        const received = await receiveMail(context, {
          raw: store.rawOf(mail.key),
          recipients: [recipient],
          auth: 'pass',
        });
        post.postInbound(received, recipient);
      } else mail.deliveredTo.push(recipient);
    }
    log('delivered', mail, recipient, success(mail.sending?.testMode === true));
  }

  function carry(mail: MailRecord) {
    const wait = Math.max(DELIVERY_TAKES_MS, Date.parse(mail.sending?.deliverAt ?? '') - Date.now() || 0);
    for (const recipient of mail.recipients) {
      if (!mail.settled.includes(recipient)) later(wait, () => void deliver(mail, recipient));
    }
  }

  return {
    carry(mail) {
      for (const recipient of mail.recipients) log('accepted', mail, recipient, {});
      carry(mail);
    },
    complain: (mail, recipient) => log('complained', mail, recipient, {}),
    resume() {
      for (const mail of store.state.mails) if (mail.direction === 'outbound') carry(mail);
    },
    forget() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function success(testMode: boolean) {
  // A mail in test mode is said to be delivered with the code 650 (Mailgun's user manual, "Sending in Test Mode").
  const code = testMode ? 650 : 250;
  const message = testMode ? 'OK. Test mode' : 'OK';
  return { 'delivery-status': { code, message, description: '', 'attempt-no': 1, tls: true, utf8: true } };
}

function failure(permanent: boolean, code: unknown, reason: unknown) {
  return {
    severity: permanent ? 'permanent' : 'temporary',
    reason: typeof reason === 'string' ? reason : permanent ? 'bounce' : 'generic',
    'log-level': permanent ? 'error' : 'warn',
    'delivery-status': {
      code: typeof code === 'number' ? code : permanent ? 550 : 451,
      message: permanent ? '5.1.1 The email account that you tried to reach does not exist' : '4.2.2 Mailbox full',
      description: '',
      'attempt-no': 1,
      'bounce-type': permanent ? 'hard' : 'soft',
      ...(permanent ? {} : { 'retry-seconds': SOFT_BOUNCE_RETRY_MS / 1000 }),
    },
  };
}

function logEntry(
  { baseUrl }: Context,
  event: string,
  mail: MailRecord,
  recipient: string,
  extra: Record<string, unknown>,
): LogEntry {
  const details = mail.sending;
  const url = `${baseUrl()}/v3/domains/${mail.domain}/messages/${mail.key}`;
  return {
    id: newKey().slice(0, 22),
    event,
    timestamp: Date.now() / 1000,
    'log-level': 'info',
    method: 'HTTP',
    recipient,
    'recipient-domain': recipient.slice(recipient.lastIndexOf('@') + 1),
    domain: { name: mail.domain },
    tags: details?.options.tag ?? [],
    campaigns: [],
    'user-variables': details?.variables ?? {},
    envelope: { sender: mail.sender, transport: 'smtp', targets: recipient, 'sending-ip': '192.0.2.25' },
    flags: {
      'is-routed': false,
      'is-authenticated': true,
      'is-system-test': false,
      'is-test-mode': details?.testMode ?? false,
    },
    message: {
      headers: {
        to: parseAddresses(mail.toHeader)
          .map(({ address }) => address)
          .join(', '),
        'message-id': mail.messageId,
        from: mail.fromHeader,
        subject: mail.subject,
      },
      attachments: (details?.attachments ?? []).map(({ filename, contentType, size }) => ({
        filename,
        'content-type': contentType,
        size,
      })),
      size: mail.size,
    },
    storage: { key: mail.key, url },
    ...extra,
  };
}
