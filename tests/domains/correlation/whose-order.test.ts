import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ann, bob, bobsOrder, match, order, outcome, stranger } from './match-support.ts';

const shop = [order({ trackingNumbers: ['1Z999AA10123456784'], phone: '+1 310 555 0142' }), bobsOrder()];

describe('whose order it is', () => {
  it("does not match a number that is somebody else's order", async () => {
    expect(await outcome(shop, 'Where is #1001?', { from: stranger })).toEqual(['ambiguous', '#1001']);
  });

  it("offers a customer who names somebody else's order both orders", async () => {
    expect(await outcome(shop, 'Where is #1001?', { from: bob })).toEqual(['ambiguous', '#1001', '#1002']);
  });

  it('does not take what stands on a parcel label for proof of who writes', async () => {
    const text =
      'Ann Lee, 90210, +1 310 555 0142, order #1001, parcel 1Z999AA10123456784. Please refund to a new card.';
    const from = { name: 'Ann Lee', address: 'ann@another.example' };
    expect(await outcome(shop, text, { from })).toEqual(['ambiguous', '#1001']);
  });

  it('does not believe a display name that looks like an address', async () => {
    const from = { name: 'ann@example.com', address: 'mallory@evil.example' };
    expect(await outcome(shop, 'Where is my order?', { from })).toEqual(['none']);
  });

  it.each(['аnn@example.com', 'ann@example.com.evil.example', 'ann@examp1e.com'])(
    'takes %s for another person',
    async (address) => {
      const found = await outcome(shop, 'Where is #1001?', { from: { name: 'Ann Lee', address } });
      expect(found).toEqual(['ambiguous', '#1001']);
    },
  );

  it('takes a tagged address and another case for the same mailbox', async () => {
    const from = { name: '', address: 'Ann+Shop@Example.com' };
    expect(await outcome(shop, 'Where is my order?', { from })).toEqual(['matched', '#1001']);
  });

  it.each(['fail', 'none'] as const)('matches nothing for a sender whose authentication is "%s"', async (auth) => {
    expect(await outcome(shop, 'Where is #1001?', { auth })).toEqual(['ambiguous', '#1001']);
    expect(await outcome(shop, 'Any news?', { auth, threadOrderId: 'gid://shopify/Order/1001' })).toEqual([
      'ambiguous',
      '#1001',
    ]);
  });

  it('does not let a stranger take over a conversation', async () => {
    const thread = { threadOrderId: 'gid://shopify/Order/1001', from: stranger };
    expect(await outcome(shop, 'Any news?', thread)).toEqual(['ambiguous', '#1001']);
  });

  it('finds nothing for a mail about an order of another shop', async () => {
    expect(await outcome([bobsOrder()], 'Where is #1001?')).toEqual(['none']);
  });

  it('leaves an order without an address to a person, whatever the sender knows of it', async () => {
    const phoned = [order({ email: null, phone: '+44 7700 900123' })];
    expect(await outcome(phoned, 'Ann Lee, order 1001, 07700 900123, 90210')).toEqual(['ambiguous', '#1001']);
  });

  it('shows no order of any case to a stranger who sends the same words', async () => {
    const orders = z.array(z.looseObject({ createdAt: z.coerce.date(), cancelledAt: z.coerce.date().nullable() }));
    const shape = z.object({
      id: z.string(),
      orders,
      email: z.object({ subject: z.string(), text: z.string() }),
      threadOrderId: z.string().nullable(),
    });
    const lines = readFileSync('tests/evals/cases/correlation.jsonl', 'utf8').trim().split('\n');
    const matched: string[] = [];
    for (const line of lines) {
      const { id, orders: others, email, threadOrderId } = shape.parse(JSON.parse(line));
      const found = await match(
        others.map((one) => order(one)),
        email.text,
        { from: stranger, subject: email.subject, threadOrderId },
      );
      if (found.outcome === 'matched') matched.push(id);
    }
    expect(lines.length).toBeGreaterThan(100);
    expect(matched).toEqual([]);
  });

  it('matches the same mail from the order’s own address', async () => {
    expect(await outcome(shop, 'Where is #1001?', { from: ann })).toEqual(['matched', '#1001']);
  });
});
