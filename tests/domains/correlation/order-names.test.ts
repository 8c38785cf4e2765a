import { describe, expect, it } from 'vitest';
import { bobsOrder, order, outcome, stranger } from './match-support.ts';

/** Two orders of one customer: without a name in the mail, neither is matched. */
const two = [order(), order({ name: '#1015', lineItems: ['Oak tray'], total: '31.00' })];

describe('the name of an order in a mail', () => {
  it.each([
    'Where is #1015?',
    'order 1015 please',
    'My order number is 1015',
    '1015 is my order number',
    'Bestellung mit der Nummer 1015',
    'Best.-Nr. 1015',
    'Ma commande n°\u00a01015',
    'Mi pedido número 1015',
    'Ordine n. 1015',
    'Mijn ordernummer is 1015',
    'A encomenda nº1015',
    'Min beställning nr 1015',
    'Ordre nr. 1015',
    '注文番号：１０１５の件',
    '＃１０１５',
    '👉#1015👈',
    'the parcel #1015.1',
    '#1,015',
  ])('is read in “%s”', async (text) => {
    expect(await outcome(two, text)).toEqual(['matched', '#1015']);
  });

  it.each([
    ['a year', 'I have been a customer since 1015, or so it feels. In 1015 I moved.', '#1015'],
    ['a phone number', 'Call me on +49 30 1015 22', '#1015'],
    ['an apartment', '12 Main St Apt #1015', '#1015'],
    ['a price', 'I paid $1015 elsewhere', '#1015'],
    ['a file', 'See IMG_1015.jpg', '#1015'],
    ['a time', 'I called at 10:15', '#1015'],
    ['an address', 'write to kim1015@mail.example', '#1015'],
    ['a link', 'https://shop.example/pages/1015?utm=1015', '#1015'],
    ['a ticket', 'your ticket #1015', '#1015'],
  ])('is not %s of a stranger', async (_, text, name) => {
    const others = [bobsOrder({ name })];
    expect(await outcome(others, text, { from: stranger })).toEqual(['none']);
  });

  it('is not the first number in “ordered in 2024, zip 90210”', async () => {
    const others = [bobsOrder({ name: '#2024' }), bobsOrder({ name: '#90210' })];
    expect(await outcome(others, 'I ordered in 2024, zip 90210', { from: stranger })).toEqual(['none']);
  });

  it('is taken whole: #1001 never finds #11001', async () => {
    const twins = [order(), order({ name: '#11001' }), order({ name: '#100' })];
    expect(await outcome(twins, 'Where is #1001?')).toEqual(['matched', '#1001']);
    expect(await outcome(twins, 'Where is #11001?')).toEqual(['matched', '#11001']);
  });

  it('keeps the shop’s own letters apart: NW-1001-B is not NW-1001-A', async () => {
    const nordic = [
      order({ id: 'gid://shopify/Order/1', name: 'NW-1001-A' }),
      bobsOrder({ id: 'gid://shopify/Order/2', name: 'NW-1001-B' }),
      order({ id: 'gid://shopify/Order/3', name: 'NW-1002-A' }),
    ];
    for (const text of ['NW-1001-A', 'nw 1001', 'NW1001A', '1001-A', 'order 1001']) {
      expect(await outcome(nordic, text)).toEqual(['matched', 'NW-1001-A']);
    }
    expect((await outcome(nordic, 'NW-1001-B'))[0]).toBe('ambiguous');
  });

  it('that the shop does not know leaves the choice to a person', async () => {
    expect(await outcome([order()], 'Where is #1991?')).toEqual(['ambiguous', '#1001']);
  });

  it('counts twice when two are named', async () => {
    expect(await outcome(two, 'Please put #1001 and 1015 into one parcel')).toEqual(['ambiguous', '#1001', '#1015']);
  });

  it('counts less in quoted words than in new ones', async () => {
    const quoted = '\n\nOn Mon, Oct 5, 2026 at 9:00 AM Shop <help@shop.example> wrote:\n> Thanks for #1001';
    expect(await outcome(two, `Any news?${quoted}`)).toEqual(['matched', '#1001']);
    expect(await outcome(two, `And #1015?${quoted}`)).toEqual(['matched', '#1015']);
    expect(await outcome(two, 'And #1015?', { subject: 'Re: Order #1001' })).toEqual(['matched', '#1015']);
  });

  it('is followed to the order by its id and its tracking number too', async () => {
    const ids = [
      order(),
      order({ id: 'gid://shopify/Order/6111234567890', name: '#1015', trackingNumbers: ['1Z 999 AA1 01 2345 6784'] }),
    ];
    expect(await outcome(ids, 'https://shop.example/account/orders/6111234567890')).toEqual(['matched', '#1015']);
    expect(await outcome(ids, 'parcel 1z999aa1-0123456784')).toEqual(['matched', '#1015']);
  });

  it('of an order that was placed after the mail is nobody’s', async () => {
    const later = [order({ createdAt: new Date('2026-10-11T00:00:00Z') })];
    expect(await outcome(later, 'Where is #1001?')).toEqual(['none']);
  });
});
