import type { LoggedEvent } from '#app/domains/audit/list-events.server.ts';
import type { Message, Thread } from '#app/domains/inbox/read-thread.server.ts';
import { conversationPath } from '#app/ui/paths.ts';
import type { TimelineEntry } from './view.ts';

type About = { thread: Thread | null; message: Message | null; names: Map<string, string> };

/** Words of a mail that a timeline shows. */
const QUOTE = 240;

/** A line of our log as the timeline tells it; null for lines that concern the shop and not the order. */
export function entryOf(event: LoggedEvent, about: About): TimelineEntry | null {
  const told = tell(event, about);
  if (!told) return null;
  return {
    rest: '',
    link: null,
    note: null,
    quote: null,
    source: 'Aftersale',
    ...told,
    id: event.id,
    at: event.at.toISOString(),
  };
}

type Told = Pick<TimelineEntry, 'kind' | 'icon' | 'lead'> & Partial<TimelineEntry>;

function tell(event: LoggedEvent, { thread, message, names }: About): Told | null {
  const who = event.actorId ? (names.get(event.actorId) ?? 'Somebody') : 'Aftersale';
  const conversation = thread && { text: thread.subject || 'No subject', href: conversationPath(thread.id, 'all') };
  const { details } = event;
  switch (event.verb) {
    case 'mail.received':
      return {
        kind: 'mail',
        icon: 'mail-in',
        lead: message?.fromName || message?.fromAddress || 'The customer',
        rest: ' wrote: ',
        link: conversation,
        quote: message ? shorten(message.text) : null,
        note: details.auth === 'pass' ? null : 'The sender is not borne out.',
        source: 'Mail',
      };
    case 'order.matched':
      return event.actorKind === 'staff'
        ? { kind: 'team', icon: 'person', lead: who, rest: ' picked this order for ', link: conversation }
        : { kind: 'mail', icon: 'read', lead: 'Matched', rest: ' to this order: ', link: conversation };
    case 'order.unmatched':
      return { kind: 'team', icon: 'person', lead: who, rest: ' took this order off ', link: conversation };
    case 'draft.saved': {
      const claims = Number(details.claims ?? 0);
      const open = Number(details.unproven ?? 0);
      return {
        kind: 'mail',
        icon: 'draft',
        lead: 'Draft saved',
        rest: details.source === 'template' ? ' from a template' : details.source === 'person' ? ` by ${who}` : '',
        note: claimsWords(claims, open),
      };
    }
    case 'draft.retired':
      return { kind: 'mail', icon: 'draft', lead: 'Draft retired', note: retiredBecause(details.reason) };
    case 'claim.confirmed':
      return { kind: 'team', icon: 'person', lead: who, rest: ' confirmed a claim that nothing proves' };
    case 'claim.unconfirmed':
      return { kind: 'team', icon: 'person', lead: who, rest: ' took a confirmation back' };
    case 'reply.approved': {
      const changed = Number(details.changedWords ?? 0);
      const rest =
        changed === 0 ? ' approved the reply as drafted' : ` approved the reply, after changing ${changed} words`;
      return { kind: 'team', icon: 'mail-out', lead: who, rest, quote: message ? shorten(message.text) : null };
    }
    case 'reply.undone':
      return { kind: 'team', icon: 'mail-out', lead: who, rest: ' called the reply back' };
    case 'reply.sent':
      return { kind: 'mail', icon: 'mail-out', lead: 'Reply sent', rest: ': ', link: conversation, source: 'Mail' };
    case 'reply.delivered':
      return { kind: 'mail', icon: 'mail-out', lead: 'Reply delivered', source: 'Mail' };
    case 'reply.complained':
      return { kind: 'mail', icon: 'warning', lead: 'The customer marked the reply as spam', source: 'Mail' };
    case 'customer.erased':
      return {
        kind: 'team',
        icon: 'warning',
        lead: 'Personal data erased',
        note: 'Shopify asked for it on the customer’s behalf.',
      };
    case 'reply.failed':
      return { kind: 'mail', icon: 'warning', lead: 'Reply not sent', source: 'Mail' };
    case 'reply.unknown':
      return {
        kind: 'mail',
        icon: 'warning',
        lead: 'Nobody knows whether the reply left',
        note: 'The mail service’s log is being asked.',
        source: 'Mail',
      };
    case 'thread.closed':
      return { kind: 'team', icon: 'closed', lead: who, rest: ' closed the conversation' };
    case 'thread.reopened':
      return {
        kind: 'team',
        icon: 'mail-in',
        lead: event.actorId ? who : 'A new mail',
        rest: ' opened the conversation again',
      };
    case 'thread.assigned': {
      const to = typeof details.to === 'string' ? (names.get(details.to) ?? 'somebody') : null;
      return { kind: 'team', icon: 'person', lead: who, rest: to ? ` assigned it to ${to}` : ' unassigned it' };
    }
    case 'order.refreshed':
      return {
        kind: 'order',
        icon: 'read',
        lead: 'Order read again',
        note: 'Something about it had changed.',
        source: 'Shopify',
      };
    default:
      return null;
  }
}

function claimsWords(claims: number, open: number): string | null {
  if (claims === 0) return null;
  if (open > 0) return `${claims - open} of ${claims} claims proven.`;
  return claims === 1 ? '1 claim, proven.' : `${claims} claims, all proven.`;
}

function retiredBecause(reason: unknown): string {
  return reason === 'newer-mail' ? 'A newer mail arrived.' : 'A new one was asked for.';
}

function shorten(text: string): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  return folded.length <= QUOTE ? folded : `${folded.slice(0, QUOTE).trimEnd()}…`;
}
