import type { Attachment } from '#app/domains/attachments/list-attachments.server.ts';
import type { LoggedEvent } from '#app/domains/audit/list-events.server.ts';
import type { Message } from '#app/domains/inbox/read-thread.server.ts';
import type { Send } from '#app/domains/mail/claim-send.server.ts';
import { mailFrame } from '#app/domains/mail/mail-frame.ts';
import type { ReceivedMail } from '#app/domains/mail/read-mail.server.ts';
import { sanitiseHtml } from '#app/domains/mail/sanitise-html.server.ts';
import type { Admin } from '#app/edge/admin.server.ts';
import { signFileLink } from '#app/platform/signed-link.server.ts';
import { ABSENCE_COUNTS_AFTER_SECONDS } from '#app/workflows/reply-is-sent/reconcile.server.ts';
import type { AttachmentItem, Delivery, MailHtml, MailItem, ThreadItem } from './view.ts';

export type ItemSources = {
  messages: Message[];
  sends: Send[];
  log: LoggedEvent[];
  files: Attachment[];
  mails: ReceivedMail[];
  /** Staff id → name. */
  names: Map<string, string>;
};

/** Mails and, between them, what else happened; oldest first, events that follow one another in one item. */
export function threadItems(admin: Admin, sources: ItemSources): ThreadItem[] {
  const sendOf = new Map(sources.sends.map((send) => [send.messageId, send]));
  const mails = sources.messages.map((message) => mailItem(admin, message, sendOf.get(message.id) ?? null, sources));
  const events = sources.log.flatMap((event) => {
    const sentence = sentenceOf(event, sources.names);
    return sentence ? [{ id: event.id, at: event.at.toISOString(), sentence }] : [];
  });
  const items: ThreadItem[] = [];
  let next = 0;
  const takeEventsBefore = (at: string | null) => {
    const taken = [];
    for (let event = events[next]; event && (at === null || event.at < at); event = events[next]) {
      taken.push(event);
      next += 1;
    }
    if (taken[0]) items.push({ kind: 'events', id: taken[0].id, events: taken });
  };
  for (const mail of mails) {
    takeEventsBefore(mail.at);
    items.push(mail);
  }
  takeEventsBefore(null);
  return items;
}

function mailItem(admin: Admin, message: Message, send: Send | null, { files, mails, names }: ItemSources): MailItem {
  const own = files.filter((file) => file.mailId === message.mailId);
  const html = mails.find((mail) => mail.id === message.mailId)?.email.html ?? null;
  return {
    kind: 'mail',
    id: message.id,
    direction: message.direction === 'out' || message.fromShop ? 'out' : 'in',
    from: { name: message.fromName, address: message.fromAddress },
    toName: send?.toName ?? '',
    at: message.at.toISOString(),
    text: message.text,
    quoted: message.quoted,
    html: html === null ? null : showHtml(admin, html, own),
    attachments: own
      .filter((file) => !file.inline || file.contentId === null)
      .map((file) => attachmentItem(admin, file)),
    auth: message.auth === 'pass' || message.auth === 'fail' ? message.auth : 'none',
    replyTo: message.replyToAddress,
    delivery: send && deliveryOf(send, admin.now, names),
  };
}

function showHtml(admin: Admin, html: string, files: Attachment[]): MailHtml {
  const cid = (contentId: string) => {
    const file = files.find((candidate) => candidate.contentId === contentId);
    return file ? fileUrl(admin, file) : null;
  };
  const origin = new URL(admin.world.env.SHOPIFY_APP_URL).origin;
  const quiet = sanitiseHtml(html, { cid });
  const loud = sanitiseHtml(html, { cid, allowRemoteImages: true });
  return {
    srcDoc: mailFrame(quiet, { imageOrigins: [origin] }),
    withImages: quiet === loud ? null : mailFrame(loud, { imageOrigins: [origin, 'https:'] }),
  };
}

function attachmentItem(admin: Admin, file: Attachment): AttachmentItem {
  const href = fileUrl(admin, file);
  const { id, filename, contentType, size } = file;
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(contentType);
  return { id, filename, contentType, size, href, thumbnail: isPicture && size < 8_000_000 ? href : null };
}

function fileUrl({ world, shop, now }: Admin, file: Attachment): string {
  const origin = new URL(world.env.SHOPIFY_APP_URL).origin;
  return `${origin}${signFileLink(world.env.ENCRYPTION_KEY, shop.id, file.id, now)}`;
}

function deliveryOf(send: Send, now: Date, _names: Map<string, string>): Delivery | null {
  if (send.state === 'undone') return null;
  const state = send.deliveredAt ? 'delivered' : (send.state as Exclude<Delivery['state'], 'delivered'>);
  const unheard = send.calledAt ? (now.getTime() - send.calledAt.getTime()) / 1000 : 0;
  return {
    sendId: send.id,
    state,
    reason: send.state === 'failed' ? 'The mail service refused it. Check the address, then write again.' : null,
    askPerson: send.state === 'unknown' && unheard >= ABSENCE_COUNTS_AFTER_SECONDS,
  };
}

/** What a line of the log says between mails; null for those that the mails themselves show. */
function sentenceOf(event: LoggedEvent, names: Map<string, string>): string | null {
  const who = event.actorId
    ? (names.get(event.actorId) ?? 'Somebody')
    : event.actorKind === 'customer'
      ? 'The customer'
      : 'Aftersale';
  switch (event.verb) {
    case 'thread.closed':
      return `${who} closed it`;
    case 'thread.reopened':
      return event.actorKind === 'customer' ? 'A new mail opened it again' : `${who} opened it again`;
    case 'thread.assigned': {
      const to = event.details.to;
      return typeof to === 'string' ? `${who} assigned it to ${names.get(to) ?? 'somebody'}` : `${who} unassigned it`;
    }
    case 'order.matched':
      return event.actorKind === 'staff' ? `${who} picked the order` : 'Aftersale matched the order';
    case 'order.unmatched':
      return event.actorKind === 'staff' ? `${who} took the order off` : null;
    case 'claim.confirmed':
      return `${who} confirmed a claim`;
    case 'reply.undone':
      return `${who} called a reply back`;
    default:
      return null;
  }
}
