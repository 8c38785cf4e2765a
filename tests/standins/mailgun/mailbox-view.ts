import type { Context } from './context.ts';
import type { Person } from './options.ts';
import { type ParsedMail, parseMail } from './parse-mail.ts';
import type { MailRecord } from './state.ts';

export type MailboxMessage = {
  key: string;
  direction: 'sent' | 'received';
  at: string;
  /** The same for all mails that a mail program would show as one conversation. */
  conversation: string;
  messageId: string;
  inReplyTo: string[];
  references: string[];
  from: Person;
  to: Person[];
  cc: Person[];
  replyTo: Person[];
  subject: string;
  text: string;
  html: string | null;
  headers: [name: string, value: string][];
  attachments: {
    filename: string;
    contentType: string;
    size: number;
    url: string;
    contentId: string | null;
    inline: boolean;
  }[];
};

/** Reads mailboxes out of the kept mails; a mail is parsed once. */
export function createMailboxView({ store, options }: Context) {
  const parsed = new Map<string, Promise<ParsedMail>>();

  function parseOnce(mail: MailRecord): Promise<ParsedMail> {
    const known = parsed.get(mail.key) ?? parseMail(store.rawOf(mail.key));
    parsed.set(mail.key, known);
    return known;
  }

  /** All mails that `address` wrote or got, oldest first. */
  async function messagesOf(address: string): Promise<MailboxMessage[]> {
    const own = address.toLowerCase();
    const messages: MailboxMessage[] = [];
    for (const mail of store.state.mails) {
      const received = mail.deliveredTo.some((recipient) => recipient.toLowerCase() === own);
      const sent = mail.direction === 'inbound' && mail.sender.toLowerCase() === own;
      if (received || sent) messages.push(toMessage(mail, await parseOnce(mail), sent ? 'sent' : 'received'));
    }
    return joinConversations(messages);
  }

  /** The people of the page, and everybody else who wrote or got a mail. */
  function people(): (Person & { mails: number; lastAt: string | null; lastReceivedAt: string | null })[] {
    const found = new Map<string, Person & { mails: number; lastAt: string | null; lastReceivedAt: string | null }>();
    const note = (person: Person) => {
      const key = person.address.toLowerCase();
      const entry = found.get(key) ?? { ...person, mails: 0, lastAt: null, lastReceivedAt: null };
      found.set(key, entry);
      return entry;
    };
    for (const person of options.mailbox ?? []) note(person);
    for (const mail of store.state.mails) {
      const writers = mail.direction === 'inbound' && mail.sender ? [mail.sender] : [];
      for (const address of new Set([...mail.deliveredTo, ...writers])) {
        const entry = note({ address, name: '' });
        entry.mails += 1;
        entry.lastAt = mail.at;
        if (mail.deliveredTo.includes(address)) entry.lastReceivedAt = mail.at;
      }
    }
    return [...found.values()];
  }

  return { messagesOf, people, parseOnce, forget: () => parsed.clear() };
}

function toMessage(mail: MailRecord, parsed: ParsedMail, direction: MailboxMessage['direction']): MailboxMessage {
  const { messageId, inReplyTo, references, from, to, cc, replyTo, subject, headers } = parsed;
  return {
    key: mail.key,
    direction,
    at: mail.at,
    conversation: mail.key,
    ...{ messageId, inReplyTo, references, from, to, cc, replyTo, subject },
    text: parsed.text.replaceAll('\r\n', '\n'),
    html: parsed.html || null,
    headers,
    attachments: parsed.files.map(({ filename, contentType, content, contentId, inline }, index) => ({
      ...{ filename, contentType, contentId, inline },
      size: content.length,
      url: `/mailbox/attachments/${mail.key}/${index}`,
    })),
  };
}

/**
 * Joins mails by Message-ID, In-Reply-To and References (RFC 5322, section 3.6.4) and by nothing else: two mails that
 * name the same ancestor belong together even when the ancestor itself is not here.
 */
export function joinConversations(messages: MailboxMessage[]): MailboxMessage[] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  const join = (one: string, other: string) => {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a !== b) parent.set(b, a);
  };
  for (const message of messages) {
    const related = [message.messageId, ...message.references, ...message.inReplyTo].filter(Boolean);
    for (const id of related) join(`key:${message.key}`, `id:${id}`);
  }
  const firstKey = new Map<string, string>();
  return messages.map((message) => {
    const root = rootOf(`key:${message.key}`);
    const conversation = firstKey.get(root) ?? message.key;
    firstKey.set(root, conversation);
    return { ...message, conversation };
  });
}
