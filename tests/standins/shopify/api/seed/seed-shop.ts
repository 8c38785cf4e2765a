import { type StoreCore, takeId } from '../store/core.ts';
import { placeOrder } from '../store/place-order.ts';
import { toShopifyTime } from '../store/time.ts';
import type { ShopState, StoredCustomer } from '../store/types.ts';
import { CATALOGUE } from './catalogue.ts';
import { liveOrder, type SeedClock } from './live-order.ts';
import { LAST_NUMBER, minutesAgo, type OrderPlan, PLANS, usualProgress } from './order-plans.ts';
import { COUNTRY_NAMES, EURO_COUNTRIES, PEOPLE } from './people.ts';
import { createRandom, type Random } from './random.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Euro cents for a penny. */
const EURO_RATE = 1.15;

export type SeedOptions = {
  /** The day to which everything leads up: the youngest order is an hour older. */
  now: Date;
  /** How many orders; the last is always #4139. 60 when absent. */
  orders?: number;
};

/**
 * Alder & Oak, a British shop for the home: 15 products, 35 customers, 60 orders over four months in every state.
 * The same `now` gives the same shop.
 */
export function seedShop({ now, orders = 60 }: SeedOptions): ShopState {
  const random = createRandom(41_27);
  const state = emptyShop(now, LAST_NUMBER - orders);
  addProducts(state, now, random);
  addCustomers(state, now, random);
  const clock: SeedClock = { at: now, now };
  const core: StoreCore = {
    state,
    now: () => toShopifyTime(clock.at),
    changed: () => undefined,
  };
  for (let number = LAST_NUMBER - orders + 1; number <= LAST_NUMBER; number += 1) {
    addOrder(core, clock, number, random);
  }
  return state;
}

function emptyShop(now: Date, lastOrderNumber: number): ShopState {
  return {
    lastId: 6_104_223_000_000,
    lastOrderNumber,
    shop: {
      id: 71_204_118_733,
      name: 'Alder & Oak',
      domain: 'alder-and-oak.myshopify.com',
      primaryHost: 'alderandoak.example',
      email: 'mara@alderandoak.example',
      contactEmail: 'support@alderandoak.example',
      ownerName: 'Mara Lindley',
      currency: 'GBP',
      timezone: 'Europe/London',
      plan: 'Basic',
      orderPrefix: '#',
      orderSuffix: '',
      createdAt: toShopifyTime(new Date(now.getTime() - 1400 * DAY)),
    },
    products: [],
    customers: [],
    orders: [],
  };
}

function addProducts(state: ShopState, now: Date, random: Random): void {
  for (const product of CATALOGUE) {
    const createdAt = toShopifyTime(new Date(now.getTime() - random.between(300, 1300) * DAY));
    state.products.push({
      id: takeId(state),
      handle: product.handle,
      title: product.title,
      vendor: 'Alder & Oak',
      productType: product.type,
      tags: [product.type.toLowerCase()],
      descriptionHtml: `<p>${product.about}</p>`,
      status: 'ACTIVE',
      optionName: product.option,
      picture: { shape: product.shape, colour: product.colour },
      createdAt,
      updatedAt: createdAt,
      variants: product.variants.map((variant) => ({
        id: takeId(state),
        ...variant,
        inventory: random.between(4, 60),
      })),
    });
  }
}

function addCustomers(state: ShopState, now: Date, random: Random): void {
  for (const [firstName, lastName, email, locale, countryCode, city, zip, address1, phone] of PEOPLE) {
    const hannah = email === 'hannah.whitlock@posteo.example';
    const createdAt = toShopifyTime(new Date(now.getTime() - (hannah ? 975 : random.between(125, 1200)) * DAY));
    const before = random.between(0, 3);
    const customer: StoredCustomer = {
      id: takeId(state),
      firstName,
      lastName,
      email,
      phone,
      locale,
      tags: [],
      note: null,
      address: {
        id: takeId(state),
        firstName,
        lastName,
        company: email === 'wen.zhao@cafe-ladder.example' ? 'Café Ladder' : null,
        address1,
        address2: null,
        city,
        province: countryCode === 'GB' ? 'England' : null,
        provinceCode: countryCode === 'GB' ? 'ENG' : null,
        zip,
        country: COUNTRY_NAMES[countryCode] ?? countryCode,
        countryCode,
        phone,
      },
      // With #4127 she has five orders and has spent £612.40.
      earlier: hannah ? { orders: 4, spent: 44_245 } : { orders: before, spent: before * random.between(2400, 9800) },
      createdAt,
      updatedAt: createdAt,
    };
    if (email === 'wen.zhao@cafe-ladder.example') customer.earlier = { orders: 0, spent: 0 };
    state.customers.push(customer);
  }
}

function addOrder(core: StoreCore, clock: SeedClock, number: number, random: Random): void {
  const { state } = core;
  const minutes = minutesAgo(number);
  const plan: OrderPlan = PLANS[number] ?? { progress: usualProgress(minutes) };
  const customer = customerOf(state, plan, number);
  clock.at = new Date(clock.now.getTime() - minutes * MINUTE);
  const country = customer.address.countryCode;
  const payment = plan.progress === 'pending' || plan.progress === 'authorized' ? plan.progress : 'paid';
  const order = placeOrder(core, {
    customerId: customer.id,
    lines: plan.lines ?? someLines(random, plan.progress === 'partial' || plan.progress === 'two-parcels' ? 2 : 1),
    shippingPrice: plan.shippingPrice ?? (country === 'GB' ? random.pick([395, 595, 0]) : random.pick([1295, 1495])),
    shippingTitle: country === 'GB' ? 'Royal Mail Tracked 48' : 'International tracked',
    payment,
    card: {
      company: random.pick(['Visa', 'Mastercard']),
      lastDigits: String(random.between(1000, 9999)),
    },
    ...(EURO_COUNTRIES.has(country) ? { presentmentCurrency: 'EUR', rate: EURO_RATE } : {}),
    ...(plan.note ? { note: plan.note } : {}),
    ...(plan.tags ? { tags: plan.tags } : {}),
  });
  if (number === 4127) {
    for (const transaction of order.transactions) transaction.card = { company: 'Visa', lastDigits: '4242' };
  }
  customer.updatedAt = order.createdAt;
  liveOrder({ core, clock, order, plan, random });
}

/** Whoever has a story keeps to it; the rest take turns. Wen Zhao has never ordered. */
function customerOf(state: ShopState, plan: OrderPlan, number: number): StoredCustomer {
  const named = state.customers.find((customer) => customer.email === plan.email);
  if (named) return named;
  const others = state.customers.slice(10);
  const customer = others[number % others.length];
  if (!customer) throw new Error('The shop has no customers');
  return customer;
}

function someLines(random: Random, atLeast: number): { sku: string; quantity: number }[] {
  const skus = new Set<string>();
  const count = Math.max(atLeast, random.between(1, 3));
  while (skus.size < count) skus.add(random.pick(random.pick(CATALOGUE).variants).sku);
  return [...skus].map((sku) => ({ sku, quantity: random.chance(0.3) ? 2 : 1 }));
}
