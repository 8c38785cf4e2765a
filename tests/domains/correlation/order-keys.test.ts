import { describe, expect, it } from 'vitest';
import { orderKeys } from '#app/domains/correlation/order-keys.ts';
import { splitOrderName } from '#app/domains/correlation/split-order-name.ts';
import { order } from './match-support.ts';

describe('what an order is found by', () => {
  it('is written the same way however it was spelled', () => {
    const keys = orderKeys(
      order({
        id: 'gid://shopify/Order/5001',
        name: '#0042',
        email: 'Ann.Lee+shop@GoogleMail.com',
        phone: '+49 (170) 123-4567',
        customerName: 'Lee, Ánn',
        trackingNumbers: ['1z 999-aa1 01 2345 6784'],
      }),
    );
    expect(keys).toEqual([
      { kind: 'name', key: '42' },
      { kind: 'id', key: '5001' },
      { kind: 'email', key: 'annlee@gmail.com' },
      { kind: 'phone', key: '701234567' },
      { kind: 'person', key: 'ann lee' },
      { kind: 'tracking', key: '1Z999AA10123456784' },
    ]);
  });

  it('leaves out what the order does not have', () => {
    const bare = order({ email: null, phone: null, customerName: null });
    expect(orderKeys(bare).map(({ kind }) => kind)).toEqual(['name', 'id']);
  });
});

describe('the parts of an order’s name', () => {
  it.each([
    ['#1001', '#', '1001', ''],
    ['NW-1001-A', 'NW-', '1001', '-A'],
    ['2026-0457', '2026-', '0457', ''],
    ['1001/2026', '', '1001', '/2026'],
    ['ORD-2025-000123', 'ORD-2025-', '000123', ''],
    ['JP1001号', 'JP', '1001', '号'],
  ])('of %s', (name, prefix, number, suffix) => {
    expect(splitOrderName(name)).toEqual({ prefix, number, suffix });
  });

  it('are none where it has no digits', () => {
    expect(splitOrderName('DRAFT')).toBeNull();
  });
});
