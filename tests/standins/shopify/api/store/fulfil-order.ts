import { type StoreCore, StoreRefusal, takeId, theOrder } from './core.ts';
import { fulfilmentStatus, lineQuantities } from './order-sums.ts';
import type { FulfilmentEventStatus, StoredFulfilment, StoredOrder, Tracking } from './types.ts';
import { fulfilmentPayload, orderPayload } from './webhook-payload.ts';

export type NewFulfilment = {
  /** One tracking number, or several for one parcel. */
  tracking?: Tracking | Tracking[];
  /** All that is left when absent. */
  lines?: { sku: string; quantity?: number }[];
  estimatedDeliveryAt?: string;
};

export type NewFulfilmentEvent = {
  status: FulfilmentEventStatus;
  /** The newest parcel when absent. */
  fulfilmentId?: number;
  happenedAt?: string;
  message?: string;
  city?: string;
  country?: string;
  zip?: string;
  estimatedDeliveryAt?: string;
};

/** Ships what is left of an order, or some lines of it. Webhooks: fulfillments/create, orders/updated. */
export function fulfilOrder(core: StoreCore, nameOrId: string | number, wanted: NewFulfilment = {}): StoredFulfilment {
  const order = theOrder(core.state, nameOrId);
  const lines = linesToShip(order, wanted).map((line) => ({ id: takeId(core.state), ...line }));
  if (lines.length === 0) throw new StoreRefusal(`Nothing of ${order.name} is left to ship`);
  const at = core.now();
  const fulfilment: StoredFulfilment = {
    id: takeId(core.state),
    status: 'SUCCESS',
    lines,
    tracking: wanted.tracking ? [wanted.tracking].flat() : [],
    estimatedDeliveryAt: wanted.estimatedDeliveryAt ?? null,
    events: [],
    createdAt: at,
    updatedAt: at,
  };
  order.fulfilments.push(fulfilment);
  order.updatedAt = at;
  if (fulfilmentStatus(order) === 'FULFILLED') order.closedAt = at;
  core.changed([
    { topic: 'fulfillments/create', payload: fulfilmentPayload(core.state, order, fulfilment) },
    { topic: 'orders/updated', payload: orderPayload(core.state, order) },
  ]);
  return fulfilment;
}

function linesToShip(order: StoredOrder, wanted: NewFulfilment): { lineId: number; quantity: number }[] {
  const left = order.lines.map((line) => ({ line, left: lineQuantities(order, line).unfulfilled }));
  if (!wanted.lines) {
    return left.filter(({ left }) => left > 0).map(({ line, left }) => ({ lineId: line.id, quantity: left }));
  }
  return wanted.lines.map(({ sku, quantity }) => {
    const found = left.find(({ line, left }) => line.sku === sku && left > 0);
    if (!found) throw new StoreRefusal(`Nothing of ${sku} in ${order.name} is left to ship`);
    if (quantity !== undefined && (quantity < 1 || quantity > found.left)) {
      throw new StoreRefusal(`Only ${found.left} of ${sku} in ${order.name} are left to ship`);
    }
    return { lineId: found.line.id, quantity: quantity ?? found.left };
  });
}

/** The carrier reports on a parcel. Webhooks: fulfillments/update, orders/updated. */
export function addFulfilmentEvent(core: StoreCore, nameOrId: string | number, event: NewFulfilmentEvent): void {
  const order = theOrder(core.state, nameOrId);
  const fulfilment = event.fulfilmentId
    ? order.fulfilments.find((candidate) => candidate.id === event.fulfilmentId)
    : order.fulfilments.at(-1);
  if (!fulfilment) throw new StoreRefusal(`${order.name} has no such parcel`);
  const at = core.now();
  fulfilment.events.push({
    id: takeId(core.state),
    status: event.status,
    message: event.message ?? null,
    city: event.city ?? null,
    country: event.country ?? null,
    zip: event.zip ?? null,
    happenedAt: event.happenedAt ?? at,
    createdAt: at,
  });
  if (event.estimatedDeliveryAt) fulfilment.estimatedDeliveryAt = event.estimatedDeliveryAt;
  fulfilment.updatedAt = at;
  order.updatedAt = at;
  core.changed([
    { topic: 'fulfillments/update', payload: fulfilmentPayload(core.state, order, fulfilment) },
    { topic: 'orders/updated', payload: orderPayload(core.state, order) },
  ]);
}
