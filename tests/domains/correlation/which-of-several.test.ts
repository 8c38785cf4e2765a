import { describe, expect, it } from 'vitest';
import { match, order, outcome } from './match-support.ts';

const shirt = order();
const tray = order({
  name: '#1015',
  createdAt: new Date('2026-10-06T10:00:00Z'),
  lineItems: ['Oak tray'],
  total: '31.00',
});
const both = [shirt, tray];

describe('which of one customer’s orders it is', () => {
  it('asks when nothing tells two orders apart', async () => {
    expect(await outcome(both, 'Where is my order?')).toEqual(['ambiguous', '#1001', '#1015']);
  });

  it.each([
    ['its item', 'The trays are lovely but one is cracked', '#1015'],
    ['its total', 'My card shows 31,00 USD, is that you?', '#1015'],
    ['the day', 'I ordered on October 6 and heard nothing', '#1015'],
    ['being the latest', 'What about my most recent order?', '#1015'],
    ['the older one’s item', 'The linen shirt is too small', '#1001'],
  ])('finds it by %s', async (_, text, name) => {
    expect(await outcome(both, text)).toEqual(['matched', name]);
  });

  it.each([
    'Not #1001, please cancel #1015',
    'You wrote about 1001, but 1001 is fine. I asked about 1015.',
    'Nicht die 1001, ich meine die 1015',
  ])('leaves out the one that the mail names only to leave it out: %s', async (text) => {
    expect(await outcome(both, text)).toEqual(['matched', '#1015']);
  });

  it.each(['Je n’ai pas la commande 1001, la 1015 est arrivée', 'I did not get order 1001. 1015 came.'])(
    'does not leave out an order that the mail misses: %s',
    async (text) => {
      expect(await outcome(both, text)).toEqual(['ambiguous', '#1001', '#1015']);
    },
  );

  it('asks when an order is not fine, and when both are in question', async () => {
    const text = '1001 is not fine, and 1015 has not come';
    expect(await outcome(both, text)).toEqual(['ambiguous', '#1001', '#1015']);
  });

  it('finds it by its size, behind a word for sizes only', async () => {
    const pairs = [order({ lineItems: ['Clogs / 38'] }), order({ name: '#1015', lineItems: ['Clogs / 42'] })];
    expect(await outcome(pairs, 'The clogs in size 42 are both left ones')).toEqual(['matched', '#1015']);
    expect((await outcome(pairs, 'The clogs are bad, I am 42 and never saw such'))[0]).toBe('ambiguous');
  });

  it('reads numbers in the digits of other scripts', async () => {
    expect(await outcome(both, 'متى سيتم شحن الطلب رقم ١٠١٥؟')).toEqual(['matched', '#1015']);
  });

  it('asks which charge is meant, when a cancelled order had the same item', async () => {
    const cancelled = order({ name: '#990', cancelledAt: new Date('2026-10-05T10:00:00Z') });
    expect(await outcome([cancelled, shirt], 'When was I charged for the linen shirt?')).toEqual([
      'ambiguous',
      '#1001',
      '#990',
    ]);
    expect(await outcome([cancelled, shirt], 'When does the linen shirt come?')).toEqual(['matched', '#1001']);
  });

  it('does not take the day of delivery for the day of the order', async () => {
    expect((await outcome(both, 'My order should have come on October 6'))[0]).toBe('ambiguous');
  });

  it('does not take the sender’s own name for an item', async () => {
    const rose = { name: 'Rose Hall', address: 'ann@example.com' };
    const orders = [order({ lineItems: ['Rose soap'] }), tray];
    expect((await outcome(orders, 'Where is my order? Rose', { from: rose }))[0]).toBe('ambiguous');
  });

  it('asks when the number says one order and the words another', async () => {
    expect(await outcome(both, 'The oak tray in #1001 is cracked')).toEqual(['ambiguous', '#1001', '#1015']);
  });

  it('leaves out orders that are long past, cancelled or refunded', async () => {
    const past = [
      order({ name: '#900', createdAt: new Date('2026-03-01T10:00:00Z') }),
      order({ name: '#990', cancelledAt: new Date('2026-10-01T10:00:00Z') }),
      order({ name: '#991', financialStatus: 'REFUNDED' }),
    ];
    expect(await outcome([...past, shirt], 'Where is my order?')).toEqual(['matched', '#1001']);
  });

  it('thinks of the cancelled order when the mail is about money back', async () => {
    const orders = [order({ name: '#990', cancelledAt: new Date('2026-10-05T10:00:00Z') }), shirt];
    expect(await outcome(orders, 'Where is my refund?')).toEqual(['ambiguous', '#1001', '#990']);
  });

  it('takes a mail about goods in hand to be about an order that was shipped', async () => {
    const orders = [shirt, { ...tray, fulfillmentStatus: 'UNFULFILLED' }];
    expect(await outcome(orders, 'It arrived damaged')).toEqual(['matched', '#1001']);
    expect(await outcome(orders, 'It has not arrived')).toEqual(['ambiguous', '#1001', '#1015']);
  });

  it('does not match a question before buying to what was bought before', async () => {
    expect(await outcome([shirt], 'Do you offer wholesale prices?')).toEqual(['none']);
  });

  it('does not match an order of years ago because it is the only one', async () => {
    const old = [order({ createdAt: new Date('2024-03-01T10:00:00Z') })];
    expect(await outcome(old, 'Where is my order?')).toEqual(['ambiguous', '#1001']);
    expect(await outcome(old, 'The linen shirt has lost a button')).toEqual(['matched', '#1001']);
  });

  it('stays with the order of the conversation until the mail says otherwise', async () => {
    const thread = { threadOrderId: shirt.id };
    expect(await outcome(both, 'Thanks! Which day?', thread)).toEqual(['matched', '#1001']);
    expect(await outcome(both, 'Thanks. And #1015?', thread)).toEqual(['matched', '#1015']);
    expect((await outcome(both, 'Thanks. And the oak tray?', thread))[0]).toBe('ambiguous');
    expect((await outcome(both, 'Great. And my other order?', thread))[0]).toBe('ambiguous');
  });
});

describe('what a person is shown', () => {
  it('is the evidence, and the runner-up with why it lost', async () => {
    const found = await match(both, 'Where is the linen shirt of #1001?');
    if (found.outcome !== 'matched') throw new Error(`expected a match, got ${found.outcome}`);
    expect(found.evidence.map(({ text }) => text)).toEqual([
      'Mail names #1001',
      "Sent from the order's address",
      'Sender goes by the name on the order, Ann Lee',
      '“Linen shirt” is one of its items',
      'Ordered 7 days before',
    ]);
    expect(found.runnerUp).toMatchObject({ orderId: tray.id, lostBecause: 'The mail does not name it' });
    expect(found.runnerUp?.score).toBeLessThan(found.score);
  });

  it('is a score that differs between an easy and a hard mail', async () => {
    const scores = await Promise.all(
      ['Where is the linen shirt of #1001, $59.00?', 'Hello?'].map((text) => match([shirt], text)),
    );
    const [easy, hard] = scores.map((found) => (found.outcome === 'matched' ? found.score : 0));
    expect(easy).toBeGreaterThan(hard ?? 1);
  });
});
