import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type KnownMessage, type ThreadableMail, type ThreadLookup, threadFor } from '#app/domains/inbox/thread-for.ts';
import { suite } from '#tests/evals/suites/threads.ts';

const SHOP = 'support@linen.example';
const NOW = new Date('2026-10-10T08:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const mailbox = (address: string) => ({ name: '', address });

function mail(more: Partial<ThreadableMail> = {}): ThreadableMail {
  return {
    messageId: 'new@example.com',
    inReplyTo: [],
    references: [],
    subject: 'Re: Size',
    from: mailbox('ann@example.com'),
    replyTo: null,
    to: [mailbox(SHOP)],
    cc: [],
    recipient: 'in-7k2m@in.example.com',
    auth: { verdict: 'pass' },
    receivedAt: NOW,
    shopAddresses: [SHOP],
    ...more,
  };
}

function known(more: Partial<KnownMessage> = {}): KnownMessage {
  return {
    key: 's1@linen.example',
    threadId: 'thread of ann',
    customerAddress: 'ann@example.com',
    subjectKey: 'size',
    fromShop: true,
    isReply: true,
    people: [SHOP, 'ann@example.com'],
    at: daysAgo(1),
    ...more,
  };
}

type Asked = { question: keyof ThreadLookup; args: unknown[] };

/** Answers from what is given, and keeps what was asked. */
function lookupOf(stored: {
  own?: KnownMessage[];
  referring?: KnownMessage[];
  token?: KnownMessage;
  recent?: KnownMessage[];
}) {
  const asked: Asked[] = [];
  const lookup: ThreadLookup = {
    async byMessageIds(keys) {
      asked.push({ question: 'byMessageIds', args: keys });
      return (stored.own ?? []).filter((message) => keys.includes(message.key));
    },
    async byReferenced(keys) {
      asked.push({ question: 'byReferenced', args: keys });
      return (stored.referring ?? []).filter((message) => keys.includes(message.key));
    },
    async byToken(token) {
      asked.push({ question: 'byToken', args: [token] });
      if (!stored.token) return null;
      const { threadId, customerAddress, subjectKey, at } = stored.token;
      return { threadId, customerAddress, subjectKey, at };
    },
    async recentByCustomer(...args) {
      asked.push({ question: 'recentByCustomer', args });
      return stored.recent ?? [];
    },
  };
  return { lookup, asked };
}

async function threadOf(incoming: ThreadableMail, stored: Parameters<typeof lookupOf>[0]): Promise<string | null> {
  return (await threadFor(incoming, lookupOf(stored).lookup)).threadId;
}

describe('the cases of the eval', () => {
  it('none is joined wrongly, none is split', async () => {
    const lines: string[] = [];
    const { metrics } = await suite.run('tests/evals/cases/threads.jsonl', (line) => lines.push(line));
    expect(lines).toEqual([]);
    expect(metrics).toEqual({ wrongJoins: 0, wrongSplits: 0 });
  });

  it('would notice if everything were joined, or nothing', () => {
    const cases = readFileSync('tests/evals/cases/threads.jsonl', 'utf8').trim().split('\n');
    const groups = cases.map((line) => JSON.parse(line).expect as string[][]);
    expect(groups.length).toBeGreaterThanOrEqual(40);
    expect(groups.filter((expected) => expected.length > 1).length).toBeGreaterThan(20);
    expect(groups.filter((expected) => expected.some((group) => group.length > 1)).length).toBeGreaterThan(20);
  });
});

describe('what is asked', () => {
  it('ids are asked for as keys, the mail’s own among them, in one go', async () => {
    const { lookup, asked } = lookupOf({ own: [known()] });
    const incoming = mail({
      messageId: 'New@Example.com',
      inReplyTo: ['S1@Linen.example'],
      references: ['A1@x', 'S1@linen.example'],
    });
    expect(await threadFor(incoming, lookup)).toEqual({
      threadId: 'thread of ann',
      by: 'references',
      customerAddress: 'ann@example.com',
      fromShop: false,
    });
    const keys = ['new@example.com', 's1@linen.example', 'a1@x'];
    expect(asked).toEqual([
      { question: 'byMessageIds', args: keys },
      { question: 'byReferenced', args: keys },
    ]);
  });

  it('a mail without ids asks for none', async () => {
    const { lookup, asked } = lookupOf({});
    await threadFor(mail({ messageId: null, subject: '' }), lookup);
    expect(asked).toEqual([]);
  });

  it('of ten thousand references the hundred nearest', async () => {
    const { lookup, asked } = lookupOf({});
    await threadFor(mail({ references: Array.from({ length: 10_000 }, (_, i) => `${i}@x`) }), lookup);
    const ids = asked[0]?.args ?? [];
    expect(ids).toHaveLength(101);
    expect([ids[1], ids[100]]).toEqual(['9999@x', '9900@x']);
  });

  it('the subject is asked for last, and only thirty days back', async () => {
    const { lookup, asked } = lookupOf({ recent: [known()] });
    expect(await threadFor(mail(), lookup)).toMatchObject({ threadId: 'thread of ann', by: 'subject' });
    expect(asked.at(-1)).toEqual({ question: 'recentByCustomer', args: ['ann@example.com', 'size', daysAgo(30)] });
  });

  it('at most three tokens, from addresses only', async () => {
    const { lookup, asked } = lookupOf({});
    const to = Array.from({ length: 20 }, (_, i) => mailbox(`in+Token${i}@in.example.com`));
    await threadFor(mail({ to, recipient: 'in+first@in.example.com' }), lookup);
    expect(asked.filter(({ question }) => question === 'byToken').map(({ args }) => args[0])).toEqual([
      'first',
      'token0',
      'token1',
    ]);
  });
});

describe('whose conversation it would be', () => {
  it.each<[string, Partial<ThreadableMail>, string]>([
    ['a person’s', {}, 'ann@example.com'],
    [
      'the one a form speaks for',
      { from: mailbox('no-reply@forms.example'), replyTo: mailbox('bob@example.org') },
      'bob@example.org',
    ],
    [
      'the one who wrote by the shop’s own form',
      { from: mailbox(SHOP), replyTo: mailbox('bob@example.org') },
      'bob@example.org',
    ],
    [
      'the one the shop writes to',
      { from: mailbox(SHOP), to: [mailbox('bob@example.org')], cc: [mailbox(SHOP)] },
      'bob@example.org',
    ],
    [
      'nobody’s, when the shop writes to several',
      { from: mailbox(SHOP), to: [mailbox('a@x.example'), mailbox('b@x.example')] },
      '',
    ],
    ['nobody’s, without From', { from: mailbox('') }, ''],
    ['From’s, when Reply-To is of the same house', { replyTo: mailbox('team@example.com') }, 'ann@example.com'],
  ])('%s', async (_name, more, customer) => {
    expect((await threadFor(mail(more), lookupOf({}).lookup)).customerAddress).toBe(customer);
  });
});

describe('an id alone is not enough', () => {
  const cites = { inReplyTo: ['s1@linen.example'], references: ['a1@example.com', 's1@linen.example'] };
  const stranger = { ...cites, from: mailbox('tom@lee.example') };
  const own = [known(), known({ key: 'a1@example.com', fromShop: false, isReply: false })];

  it('somebody else may answer the shop’s answer in the customer’s place', async () => {
    expect(await threadOf(mail(stranger), { own })).toBe('thread of ann');
  });

  it.each<[string, Partial<ThreadableMail>]>([
    ['on another subject', { subject: 'Re: Refund' }],
    ['without saying that it is a reply', { subject: 'Size' }],
    ['in a forward', { subject: 'Fwd: Size' }],
    ['when DKIM or SPF failed', { auth: { verdict: 'fail' } }],
    ['under a robot’s address', { from: mailbox('noreply@lee.example') }],
    ['with an answer address elsewhere', { replyTo: mailbox('x@evil.example') }],
    ['to the customer’s own mail', { inReplyTo: ['a1@example.com'], references: [] }],
    ['after half a year', { receivedAt: new Date('2027-05-01') }],
  ])('but not %s', async (_name, more) => {
    expect(await threadOf(mail({ ...stranger, ...more }), { own })).toBeNull();
  });

  it.each<[string, KnownMessage[]]>([
    ['when the shop wrote first', [known({ isReply: false })]],
    ['when it was written to somebody else', [known({ people: [SHOP, 'cy@example.net'] })]],
    [
      'when another conversation claims the id too',
      [known(), known({ threadId: 'other', customerAddress: 'bob@example.org' })],
    ],
  ])('nor %s', async (_name, messages) => {
    expect(await threadOf(mail(stranger), { own: messages })).toBeNull();
  });

  it('who pretends to be the shop is a stranger', async () => {
    const forged = { ...cites, from: mailbox(SHOP), to: [mailbox('ann@example.com')] };
    expect(await threadOf(mail(forged), { own })).toBe('thread of ann');
    expect(await threadOf(mail({ ...forged, auth: { verdict: 'fail' } }), { own })).toBeNull();
  });

  it('an id that two of the customer’s conversations claim decides nothing', async () => {
    const both = [known(), known({ threadId: 'other thread of ann' })];
    expect(await threadOf(mail({ ...cites, subject: 'Size' }), { own: both })).toBeNull();
  });

  it('an answer under a new subject to our reply address stays in its conversation', async () => {
    const to = [mailbox('in-7k2m+9f3ac81b20de44aa7710@in.example.com')];
    expect(await threadOf(mail({ ...cites, subject: 'Thank you', to }), { own })).toBe('thread of ann');
    expect(await threadOf(mail({ ...cites, subject: 'Thank you' }), { own })).toBe('thread of ann');
    const elsewhere = [mailbox('jobs@linen.example')];
    expect(await threadOf(mail({ ...cites, subject: 'Job application', to: elsewhere }), { own })).toBeNull();
  });

  it('a customer whose check failed joins by ids but never by the subject', async () => {
    const failed = mail({ ...cites, auth: { verdict: 'fail' } });
    expect(await threadOf(failed, { own })).toBe('thread of ann');
    expect(await threadOf(failed, { recent: [known()] })).toBeNull();
  });
});

describe('a token alone is not enough', () => {
  const to = [mailbox('in-7k2m+9f3ac81b20de44aa7710@in.example.com')];
  const stranger = { to, from: mailbox('tom@lee.example') };

  it('the customer’s mail joins, somebody else’s only as a reply on the same subject', async () => {
    expect(await threadOf(mail({ to, subject: 'and one more thing' }), { token: known() })).toBe('thread of ann');
    expect(await threadOf(mail({ ...stranger, subject: 'Re: Size' }), { token: known() })).toBe('thread of ann');
    expect(await threadOf(mail({ ...stranger, subject: 'Refund' }), { token: known() })).toBeNull();
    expect(await threadOf(mail({ ...stranger, subject: 'Fwd: Size' }), { token: known() })).toBeNull();
  });

  it('an old reply address, used out of the address book for a new matter, begins a conversation', async () => {
    const token = known({ at: daysAgo(200) });
    expect(await threadOf(mail({ to, subject: 'Blue curtains' }), { token })).toBeNull();
    expect(await threadOf(mail({ to, subject: 'Re: Size' }), { token })).toBe('thread of ann');
  });
});
