import { enterByAlias } from '#app/domains/aliases/enter-by-alias.server.ts';
import { quarantineMail } from '#app/domains/aliases/quarantine-mail.server.ts';
import { addAttachments } from '#app/domains/attachments/add-attachments.server.ts';
import type { InboundEmail } from '#app/domains/mail/inbound-email.ts';
import { mailDigest } from '#app/domains/mail/mail-digest.server.ts';
import { parseInbound } from '#app/domains/mail/parse-inbound.server.ts';
import { readMail } from '#app/domains/mail/read-mail.server.ts';
import { storeMail } from '#app/domains/mail/store-mail.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type Tx, transaction } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';

/** What became of a delivery; the route turns it into the provider's status code (docs/inbound-codes.md). */
export type Received =
  | { kind: 'stored' }
  /** The same mail was here before: nothing changed. */
  | { kind: 'repeated' }
  /** A notice of a mail that the provider keeps; a job fetches it. */
  | { kind: 'to-be-fetched' }
  | { kind: 'quarantined'; reason: 'unknown-alias' | 'disabled-alias' }
  | { kind: 'refused'; reason: 'forged' | 'stale' | 'spent-token' | 'too-large' | 'malformed' };

/** What Mailgun's receiving hosts call themselves in Authentication-Results (RFC 8601 §2.5). */
export const MAILGUN_AUTHSERV_IDS = ['mxa.mailgun.org', 'mxb.mailgun.org'];

/**
 * The first step of a mail: signature, shop, and one transaction that keeps the mail and enqueues what comes next. Nothing
 * slow happens here; once the provider has its 200, the mail is ours and is finished whatever fails.
 *
 * Statements: BEGIN, alias and token, mail, its files where there are any, job, COMMIT.
 */
export async function receiveMail(world: World, request: Request): Promise<Received> {
  const now = world.clock();
  const parsed = await parseInbound(request, {
    provider: 'mailgun',
    signingKey: world.env.MAILGUN_WEBHOOK_SIGNING_KEY,
    now,
    maxBytes: world.env.MAX_MAIL_BYTES,
    staging: world.files,
    trustedAuthservIds: MAILGUN_AUTHSERV_IDS,
  });
  if (parsed.kind === 'refused') return parsed;
  const token = `mailgun:${parsed.token}`;

  if (parsed.kind === 'stored') {
    const { messageUrl, recipient } = parsed;
    return transaction(world.db, async (tx) => {
      const entry = await enterByAlias(tx, { recipient, token, digest: messageUrl }, now);
      if (entry.kind === 'spent') return { kind: 'refused', reason: 'spent-token' };
      if (entry.kind !== 'entered') return quarantine(tx, entry.kind, { recipient, digest: messageUrl, size: 0 }, now);
      const payload = { messageUrl, recipient, token: parsed.token };
      await enqueue(tx, entry.shop, 'email-arrives/fetch', payload, { now, dedupeKey: `fetch:${messageUrl}` });
      return { kind: 'to-be-fetched' };
    });
  }

  const { email, rawKey } = parsed;
  const digest = mailDigest(email);
  const delivery = { recipient: email.recipient, token, digest };
  let written: string | null = null;
  try {
    const received = await transaction(world.db, async (tx): Promise<Received> => {
      const entry = await enterByAlias(tx, delivery, now);
      if (entry.kind === 'spent') return { kind: 'refused', reason: 'spent-token' };
      if (entry.kind !== 'entered') {
        const size = (email.text?.length ?? 0) + (email.html?.length ?? 0);
        return quarantine(tx, entry.kind, { recipient: email.recipient, digest, size }, now);
      }
      const kept = await keepMail(tx, entry.shop, { email, digest, rawKey }, now);
      if (kept.kind === 'stored') written = kept.mailId;
      return kept;
    });
    if (received.kind !== 'stored') await dropFiles(world, email, rawKey);
    return received;
  } catch (error) {
    if (written === null || !(await mayBeKept(world, delivery, written, now))) await dropFiles(world, email, rawKey);
    throw error;
  }
}

/**
 * After COMMIT was sent and no answer came, the mail may be ours, and its files with it. The token makes this question wait
 * until that transaction has ended; while the database cannot be asked, the files are left alone.
 */
async function mayBeKept(
  world: World,
  delivery: { recipient: string; token: string; digest: string },
  mailId: string,
  now: Date,
): Promise<boolean> {
  try {
    return await transaction(world.db, async (tx) => {
      const entry = await enterByAlias(tx, delivery, now);
      return entry.kind !== 'entered' || (await readMail(tx, entry.shop, mailId)) !== null;
    });
  } catch {
    return true;
  }
}

/** Keeps a mail with its files and enqueues its filing; shared with the job that fetches stored mails. */
export async function keepMail(
  tx: Tx,
  shop: Shop,
  mail: { email: InboundEmail; digest: string; rawKey: string | null },
  now: Date,
): Promise<{ kind: 'stored'; mailId: string } | { kind: 'repeated' }> {
  const mailId = await storeMail(tx, shop, mail, now);
  if (mailId === null) return { kind: 'repeated' };
  await addAttachments(tx, shop, mailId, mail.email.attachments, now);
  await enqueue(tx, shop, 'email-arrives/file', { mailId }, { now });
  return { kind: 'stored', mailId };
}

/** Takes away what was staged for a mail that is not kept. */
export async function dropFiles(world: World, email: InboundEmail, rawKey: string | null): Promise<void> {
  const keys = [...email.attachments.map((attachment) => attachment.storageKey), ...(rawKey ? [rawKey] : [])];
  await Promise.allSettled(keys.map((key) => world.files.remove(key)));
}

async function quarantine(
  tx: Tx,
  why: 'unknown' | 'disabled',
  mail: { recipient: string; digest: string; size: number },
  now: Date,
): Promise<Received> {
  const reason = why === 'unknown' ? 'unknown-alias' : 'disabled-alias';
  await quarantineMail(tx, { ...mail, reason }, now);
  return { kind: 'quarantined', reason };
}
