import { addressParser } from 'postal-mime';
import { z } from 'zod';
import { type ThreadableMail, threadFor } from '#app/domains/inbox/thread-for.ts';
import { mailDigest } from '#app/domains/mail/mail-digest.server.ts';
import { messageIds } from '#app/domains/mail/message-ids.ts';
import { caseSuite, share } from '../suite.ts';
import { bare, threadsInMemory } from '../support/threads-in-memory.ts';

const message = z.object({
  id: z.string().min(1),
  inReplyTo: z.string().nullable(),
  references: z.array(z.string()),
  subject: z.string(),
  from: z.string(),
  to: z.string(),
  date: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  replyTo: z.string().nullish(),
  cc: z.string().nullish(),
  text: z.string().nullish(),
});

const threadsCase = z
  .object({
    id: z.string().min(1),
    messages: z.array(message).min(1),
    shopAddresses: z.array(z.string()).optional(),
    expect: z.array(z.array(z.string()).min(1)),
  })
  .refine(
    ({ messages, expect }) =>
      sameIds(
        messages.map(({ id }) => id),
        expect.flat(),
      ),
    {
      path: ['expect'],
      message: 'must hold every message exactly once',
    },
  );

type ThreadsCase = z.infer<typeof threadsCase>;
type Message = z.infer<typeof message>;

/** The answer: for each message in order of arrival, a name for the conversation that it was put into. */
export const suite = caseSuite<ThreadsCase, string[]>({
  name: 'threads',
  caseSchema: threadsCase,
  async answer({ messages, shopAddresses }) {
    const shop = (shopAddresses ?? [likelyShop(messages)]).map((address) => bare(address.toLowerCase()));
    const { lookup, file } = threadsInMemory();
    const seen = new Map<string, string>();
    for (const [index, received] of messages.entries()) {
      const mail = readMessage(received, shop);
      const text = received.text ?? received.subject;
      const digest = mailDigest({ ...mail, date: received.date, text, html: null, attachments: [] });
      if (!seen.has(digest)) {
        const found = await threadFor(mail, lookup);
        const threadId = found.threadId ?? `thread ${index + 1}`;
        file(mail, threadId, found);
        seen.set(digest, threadId);
      }
      seen.set(`arrival ${index}`, seen.get(digest) ?? '');
    }
    return messages.map((_, index) => seen.get(`arrival ${index}`) ?? '');
  },
  judge({ messages, expect }, answer) {
    const expected = expectedGroups(messages, expect);
    const pairs = allPairs(messages.length);
    const failed = pairs.some(([a, b]) => (expected[a] === expected[b]) !== (answer[a] === answer[b]));
    return { failed, got: describe(messages, answer), expected: describe(messages, expected) };
  },
  metrics(results) {
    let wrongJoins = 0;
    let wrongSplits = 0;
    let together = 0;
    for (const { testCase, answer } of results) {
      const expected = expectedGroups(testCase.messages, testCase.expect);
      for (const [a, b] of allPairs(testCase.messages.length)) {
        const belong = expected[a] === expected[b];
        if (belong) together += 1;
        if (belong && answer[a] !== answer[b]) wrongSplits += 1;
        if (!belong && answer[a] === answer[b]) wrongJoins += 1;
      }
    }
    return {
      /** A count of pairs put together that belong apart. */
      wrongJoins,
      /** Pairs kept apart, of all pairs that belong together. */
      wrongSplits: share(wrongSplits, together, 0),
    };
  },
});

function readMessage(received: Message, shopAddresses: string[]): ThreadableMail {
  // "Lee, Ann <ann@example.com>" without quotes is two entries, one of them without an address.
  const from = mailboxes(received.from).find(({ address }) => address !== '') ?? { name: '', address: '' };
  const to = mailboxes(received.to);
  const cc = mailboxes(received.cc ?? '');
  const ours = [...to, ...cc].find(({ address }) => shopAddresses.includes(bare(address)));
  const sent = shopAddresses.includes(bare(from.address));
  return {
    messageId: messageIds(received.id)[0] ?? null,
    inReplyTo: messageIds(received.inReplyTo ?? ''),
    references: received.references.flatMap((reference) => messageIds(reference)),
    subject: received.subject,
    from,
    replyTo: mailboxes(received.replyTo ?? '')[0] ?? null,
    to,
    cc,
    // The envelope is not in the case. Mail comes in by one of the shop's addresses, or else by the one it is sent to.
    recipient: ours?.address ?? (sent ? '' : (to[0]?.address ?? '')),
    auth: { verdict: 'pass' },
    receivedAt: received.date,
    shopAddresses,
  };
}

function mailboxes(header: string) {
  return addressParser(header, { flatten: true }).map(({ name, address }) => ({
    name,
    address: (address ?? '').toLowerCase(),
  }));
}

/** Where a case does not name the shop's addresses: the one that takes part in most messages. */
function likelyShop(messages: Message[]): string {
  const counts = new Map<string, number>();
  for (const { from, to, cc } of messages) {
    const people = new Set(mailboxes([to, from, cc ?? ''].join(', ')).map(({ address }) => bare(address)));
    for (const address of people) counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/** The number of the expected group of each message; an id's n-th place in `expect` is its n-th arrival. */
function expectedGroups(messages: Message[], expect: string[][]): string[] {
  const places = new Map<string, string[]>();
  for (const [group, ids] of expect.entries()) {
    for (const id of ids) places.set(id, [...(places.get(id) ?? []), `group ${group + 1}`]);
  }
  return messages.map(({ id }) => places.get(id)?.shift() ?? '');
}

function sameIds(messages: string[], expected: string[]): boolean {
  return JSON.stringify(messages.toSorted()) === JSON.stringify(expected.toSorted());
}

function allPairs(count: number): [number, number][] {
  return Array.from({ length: count }, (_, a) => a).flatMap((a) =>
    Array.from({ length: count - a - 1 }, (_, step): [number, number] => [a, a + step + 1]),
  );
}

function describe(messages: Message[], groups: string[]): string {
  const together = Map.groupBy(messages.keys(), (index) => groups[index] ?? '');
  return [...together.values()]
    .map((indexes) => indexes.map((index) => messages[index]?.id ?? '').join(' '))
    .join(' | ');
}
