import type { StoreCore } from '../store/core.ts';
import { cancelOrder } from '../store/edit-order.ts';
import { addFulfilmentEvent, fulfilOrder } from '../store/fulfil-order.ts';
import { refundOrder } from '../store/refund-order.ts';
import { toShopifyTime } from '../store/time.ts';
import type { FulfilmentEventStatus, StoredOrder } from '../store/types.ts';
import { trackingFor } from './carriers.ts';
import type { OrderPlan, Progress } from './order-plans.ts';
import type { Random } from './random.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** The clock of the seed: each step of an order's life happens at a time of its own. */
export type SeedClock = { at: Date; now: Date };

type Life = { core: StoreCore; clock: SeedClock; order: StoredOrder; plan: OrderPlan; random: Random };

/** Lets an order that was just placed come as far as its plan says; nothing happens after `clock.now`. */
export function liveOrder(life: Life): void {
  const { core, clock, order, plan, random } = life;
  const placed = new Date(order.createdAt).getTime();
  const { progress } = plan;
  if (progress === 'cancelled') {
    moveTo(clock, placed + random.between(1, 6) * HOUR);
    cancelOrder(core, order.name, { reason: random.pick(['CUSTOMER', 'INVENTORY', 'CUSTOMER']) });
    return;
  }
  if (progress === 'unfulfilled' || progress === 'pending' || progress === 'authorized') return;
  const shipped = placed + random.between(14, 30) * HOUR;
  if (progress === 'partial' || progress === 'two-parcels') {
    const [first] = order.lines;
    const rest = shipped + 2 * DAY;
    const soFar = (time: number) => (clock.now.getTime() - time > 10 * DAY ? 'delivered' : 'in-transit');
    if (first) ship(life, shipped, progress === 'partial' ? soFar(shipped) : 'delivered', [{ sku: first.sku }]);
    if (progress === 'two-parcels' && order.lines.length > 1) ship(life, rest, soFar(rest));
    return;
  }
  const gone = progress === 'refunded' || progress === 'refunded-part' ? 'delivered' : progress;
  ship(life, shipped, gone);
  const returned = shipped + random.between(6, 12) * DAY;
  if (progress === 'refunded') {
    moveTo(clock, returned);
    refundOrder(core, order.name, { note: 'Returned, all in good condition' });
  }
  if (progress === 'refunded-part') {
    const [first] = order.lines;
    moveTo(clock, returned);
    if (first) {
      refundOrder(core, order.name, {
        lines: [{ sku: first.sku, quantity: 1, restockType: 'RETURN' }],
        note: 'One piece came damaged',
      });
    }
  }
}

function moveTo(clock: SeedClock, time: number): void {
  clock.at = new Date(Math.min(time, clock.now.getTime()));
}

function ship(life: Life, at: number, progress: Progress, lines?: { sku: string }[]): void {
  const { core, clock, order, plan, random } = life;
  if (at > clock.now.getTime()) return;
  const country = order.shippingAddress?.countryCode ?? 'GB';
  const abroad = country !== 'GB';
  const arrives = plan.tracking
    ? fourDaysAgoAt1420(clock.now)
    : at + (abroad ? 5 : 2) * DAY + random.between(0, 8) * HOUR;
  moveTo(clock, at);
  fulfilOrder(core, order.name, {
    tracking: trackingFor(country, random, lines ? undefined : plan.tracking),
    estimatedDeliveryAt: toShopifyTime(new Date(arrives)),
    ...(lines ? { lines } : {}),
  });
  for (const step of steps(progress, at, arrives)) {
    if (step.at > clock.now.getTime()) return;
    moveTo(clock, step.at);
    addFulfilmentEvent(core, order.name, {
      status: step.status,
      city: step.status === 'DELIVERED' ? (order.shippingAddress?.city ?? '') : 'Bristol',
      country: step.status === 'DELIVERED' ? (order.shippingAddress?.country ?? '') : 'United Kingdom',
      ...(step.message ? { message: step.message } : {}),
    });
  }
}

/** The parcel of the picture was delivered on the Thursday before a Monday, at 14:20 in London's winter. */
function fourDaysAgoAt1420(now: Date): number {
  const day = new Date(now.getTime() - 4 * DAY);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 14, 20);
}

function steps(
  progress: Progress,
  shipped: number,
  arrives: number,
): { status: FulfilmentEventStatus; at: number; message?: string }[] {
  const label = { status: 'LABEL_PRINTED' as const, at: shipped };
  if (progress === 'label') return [label];
  const underway = [
    label,
    { status: 'CARRIER_PICKED_UP' as const, at: shipped + 5 * HOUR },
    { status: 'IN_TRANSIT' as const, at: shipped + 11 * HOUR, message: 'Left the sorting office' },
  ];
  if (progress === 'in-transit') return underway;
  if (progress === 'delayed') {
    return [...underway, { status: 'DELAYED', at: shipped + 3 * DAY, message: 'Held at customs' }];
  }
  const out = { status: 'OUT_FOR_DELIVERY' as const, at: arrives - 6 * HOUR };
  if (progress === 'out-for-delivery') return [...underway, out];
  return [...underway, out, { status: 'DELIVERED', at: arrives, message: 'Left with the recipient' }];
}
