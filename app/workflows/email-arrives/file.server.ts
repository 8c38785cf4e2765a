import { draftOfThread } from '#app/domains/ai/read-draft.server.ts';
import { retireDrafts } from '#app/domains/ai/retire-drafts.server.ts';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { matchMail } from '#app/domains/correlation/match-mail.server.ts';
import { beginFiling } from '#app/domains/inbox/begin-filing.server.ts';
import { fileMessage } from '#app/domains/inbox/file-message.server.ts';
import { findThreads } from '#app/domains/inbox/find-threads.server.ts';
import { linkOrder } from '#app/domains/inbox/link-order.server.ts';
import { readThread } from '#app/domains/inbox/read-thread.server.ts';
import { subjectKey } from '#app/domains/inbox/subject-key.ts';
import { threadFor } from '#app/domains/inbox/thread-for.ts';
import { updateThread } from '#app/domains/inbox/update-thread.server.ts';
import type { InboundEmail, Mailbox } from '#app/domains/mail/inbound-email.ts';
import { readMail } from '#app/domains/mail/read-mail.server.ts';
import { replyAddress } from '#app/domains/mail/reply-address.ts';
import { snippet } from '#app/domains/mail/snippet.ts';
import { splitReply } from '#app/domains/mail/split-reply.ts';
import { readShop } from '#app/domains/tenancy/read-shop.server.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import { type Tx, withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';

/**
 * The second step of a mail: conversation → order → log → what comes next. Quick, no model, one transaction; running it
 * again changes nothing.
 */
export function fileMail(world: World, { shop, payload, now }: Run<{ mailId: string }>): Promise<void> {
  return withShop(world.db, shop, async (tx) => {
    if (!(await beginFiling(tx, shop, payload.mailId))) return;
    const received = await readMail(tx, shop, payload.mailId);
    if (!received) return;
    const { email } = received;

    const { email: supportAddress } = await readShop(tx, shop);
    const shopAddresses = [supportAddress?.toLowerCase() ?? '', `support@${world.env.MAILGUN_DOMAIN}`].filter(Boolean);
    const found = await threadFor({ ...email, receivedAt: received.receivedAt, shopAddresses }, findThreads(tx, shop));
    const words = splitReply({ text: email.text, html: email.html });
    const answers = replyAddress(email);
    const filed = await fileMessage(
      tx,
      shop,
      {
        mailId: received.id,
        from: email.from,
        customer: customerOf(email, found.customerAddress),
        fromShop: found.fromShop,
        people: [email.from, ...email.to, ...email.cc].map((person) => person.address),
        replyToAddress: answers.address === email.from.address ? null : answers.address,
        toAddress: email.recipient,
        subject: email.subject,
        subjectKey: subjectKey(email.subject),
        rfcMessageId: email.messageId,
        references: [...email.references, ...email.inReplyTo],
        text: words.fresh,
        quoted: words.quoted,
        hasHtml: email.html !== null,
        snippet: snippet(words.fresh),
        auth: email.auth.verdict,
        at: received.receivedAt,
      },
      found.threadId,
      now,
    );
    const { threadId, messageId } = filed;
    const about = { threadId, messageId };
    await recordEvent(
      tx,
      shop,
      {
        ...about,
        verb: 'mail.received',
        actor: { kind: 'customer' },
        details: { auth: email.auth.verdict, by: found.by },
      },
      now,
    );
    if (filed.wasClosed) {
      await recordEvent(tx, shop, { ...about, verb: 'thread.reopened', actor: { kind: 'customer' } }, now);
    }
    const before = await readThread(tx, shop, threadId);
    // Anybody can write the shop's address into From: what nothing bears out must not put a conversation away.
    if (found.fromShop && email.auth.verdict !== 'pass') return;
    await retireDrafts(
      tx,
      shop,
      { threadId, orderId: before?.orderId ?? null, reason: 'newer-mail', by: { kind: 'customer' } },
      now,
    );
    if (found.fromShop) {
      // The merchant answered from another mail program: there is nothing to draft.
      await updateThread(tx, shop, threadId, { status: 'waiting', draftState: 'none', unread: false }, now);
      return;
    }
    await match(
      tx,
      shop,
      {
        email,
        about,
        threadOrderId: before?.orderId ?? null,
        trusted: answers.trusted,
        fresh: words.fresh,
        receivedAt: received.receivedAt,
        pickedByPerson: before?.pickedBy != null,
      },
      now,
    );
    // A person's words are theirs to keep or to give up: until they have chosen, no draft takes their place.
    if ((await draftOfThread(tx, shop, threadId)) !== null) {
      await updateThread(tx, shop, threadId, { draftState: 'none' }, now);
      return;
    }
    await enqueue(tx, shop, 'email-arrives/draft', { threadId, messageId }, { now, dedupeKey: `draft:${messageId}` });
  });
}

/** Whose conversation a mail begins: the sender's, or of those it was sent to, when the shop wrote it. */
function customerOf(email: InboundEmail, address: string): Mailbox {
  const people = [email.from, ...(email.replyTo ? [email.replyTo] : []), ...email.to, ...email.cc];
  return people.find((person) => person.address === address) ?? { name: '', address };
}

type Matchable = {
  email: InboundEmail;
  about: { threadId: string; messageId: string };
  threadOrderId: string | null;
  trusted: boolean;
  fresh: string;
  receivedAt: Date;
  /** A person has said which order it is. */
  pickedByPerson: boolean;
};

async function match(tx: Tx, shop: Shop, mail: Matchable, now: Date): Promise<void> {
  const { email, about, threadOrderId } = mail;
  const found = await matchMail(tx, shop, {
    from: email.from,
    subject: email.subject,
    text: email.text ?? mail.fresh,
    receivedAt: mail.receivedAt,
    threadOrderId,
    // An answer that would go to another domain is no better than a sender who is not borne out.
    auth: mail.trusted ? email.auth.verdict : 'fail',
  });
  // What a mail says nothing of stays as it was ("thanks" does not untie a conversation from its order), and so does what a
  // person decided, until a mail clearly means another order.
  const keeps = found.outcome === 'none' || (mail.pickedByPerson && found.outcome === 'ambiguous');
  if (keeps && threadOrderId !== null) return;
  const orderId = found.outcome === 'matched' ? found.orderId : null;
  await linkOrder(tx, shop, { threadId: about.threadId, orderId, match: found, picked: null }, now);
  await recordEvent(
    tx,
    shop,
    {
      ...about,
      verb: orderId ? 'order.matched' : 'order.unmatched',
      actor: { kind: 'aftersale' },
      orderId,
      details: { outcome: found.outcome, score: found.outcome === 'matched' ? found.score : null },
    },
    now,
  );
}
