import { type StoreCore, StoreRefusal, takeId, theOrder } from './core.ts';
import { NOTHING, plus, share } from './money.ts';
import { lineQuantities, lineTotal, orderSums } from './order-sums.ts';
import type { Amount, RestockType, StoredOrder, StoredRefund, StoredRefundLine, StoredTransaction } from './types.ts';
import { orderPayload, refundPayload } from './webhook-payload.ts';

export type NewRefund = {
  lines: { lineId: number; quantity: number; restockType?: RestockType }[];
  shipping?: Amount;
  /** The money that goes back, each to a payment of the order. No entry: nothing is paid out. */
  payments: { amount: Amount; parentId: number | null; gateway: string }[];
  note?: string | null;
};

/**
 * Records a refund that was checked before. Webhooks: refunds/create, orders/updated.
 */
export function applyRefund(core: StoreCore, order: StoredOrder, wanted: NewRefund): StoredRefund {
  const at = core.now();
  const lines = wanted.lines.map((line) => refundLine(core, order, line));
  const transactions = wanted.payments.map((payment): StoredTransaction => {
    const parent = order.transactions.find((transaction) => transaction.id === payment.parentId);
    return {
      id: takeId(core.state),
      kind: 'REFUND',
      status: 'SUCCESS',
      gateway: payment.gateway,
      amount: payment.amount,
      card: parent?.card ?? null,
      parentId: payment.parentId,
      createdAt: at,
    };
  });
  const refund: StoredRefund = {
    id: takeId(core.state),
    note: wanted.note ?? null,
    lines,
    shipping: wanted.shipping ?? NOTHING,
    transactionIds: transactions.map((transaction) => transaction.id),
    createdAt: at,
  };
  order.transactions.push(...transactions);
  order.refunds.push(refund);
  order.updatedAt = at;
  core.changed([
    { topic: 'refunds/create', payload: refundPayload(core.state, order, refund) },
    { topic: 'orders/updated', payload: orderPayload(core.state, order) },
  ]);
  return refund;
}

function refundLine(core: StoreCore, order: StoredOrder, wanted: NewRefund['lines'][number]): StoredRefundLine {
  const line = order.lines.find((candidate) => candidate.id === wanted.lineId);
  if (!line) throw new StoreRefusal(`${order.name} has no line ${wanted.lineId}`);
  const restockType = wanted.restockType ?? 'NO_RESTOCK';
  const { unfulfilled } = lineQuantities(order, line);
  return {
    id: takeId(core.state),
    lineId: line.id,
    quantity: wanted.quantity,
    restockType,
    // RETURN says that the goods had been shipped; anything else first takes what was not shipped yet.
    neverShipped: restockType === 'RETURN' ? 0 : Math.min(wanted.quantity, unfulfilled),
    subtotal: share(lineTotal(line), wanted.quantity / line.quantity),
  };
}

/** What a refund asks for in the control door: lines by SKU, shipping, or a bare amount; everything when empty. */
export type RefundWish = {
  lines?: { sku: string; quantity?: number; restockType?: RestockType }[];
  /** Minor units of the shop's currency, or true for all of it. */
  shipping?: number | true;
  /** Minor units of the shop's currency; what the lines and shipping come to when absent. */
  amount?: number;
  note?: string;
};

export function refundOrder(core: StoreCore, nameOrId: string | number, wish: RefundWish = {}): StoredRefund {
  const order = theOrder(core.state, nameOrId);
  const everything = !wish.lines && wish.shipping === undefined && wish.amount === undefined;
  const lines = everything ? allLines(order) : (wish.lines ?? []).map((line) => wishedLine(order, line));
  const shipping = shippingOf(order, everything ? true : wish.shipping);
  const goods = plus(...lines.map((line) => goodsOf(order, line)), shipping);
  const { net, received } = orderSums(order);
  const amount = everything ? net : wish.amount === undefined ? goods : inBoth(order, wish.amount);
  if (received.shop > 0 && amount.shop > net.shop) throw new StoreRefusal(`${order.name} has only ${net.shop} left`);
  const payment = order.transactions.find((transaction) => ['SALE', 'CAPTURE'].includes(transaction.kind));
  const paysOut = received.shop > 0 && amount.shop > 0;
  return applyRefund(core, order, {
    lines,
    shipping,
    payments: paysOut ? [{ amount, parentId: payment?.id ?? null, gateway: payment?.gateway ?? 'manual' }] : [],
    note: wish.note ?? null,
  });
}

function allLines(order: StoredOrder): NewRefund['lines'] {
  return order.lines
    .map((line) => ({ lineId: line.id, quantity: lineQuantities(order, line).refundable }))
    .filter((line) => line.quantity > 0);
}

function wishedLine(order: StoredOrder, wish: NonNullable<RefundWish['lines']>[number]): NewRefund['lines'][number] {
  const line = order.lines.find((candidate) => candidate.sku === wish.sku);
  const refundable = line ? lineQuantities(order, line).refundable : 0;
  const quantity = wish.quantity ?? refundable;
  if (!line || quantity < 1 || quantity > refundable) {
    throw new StoreRefusal(`${order.name} has ${refundable} of ${wish.sku} that can be refunded`);
  }
  return { lineId: line.id, quantity, ...(wish.restockType ? { restockType: wish.restockType } : {}) };
}

function goodsOf(order: StoredOrder, wanted: NewRefund['lines'][number]): Amount {
  const line = order.lines.find((candidate) => candidate.id === wanted.lineId);
  return line ? share(lineTotal(line), wanted.quantity / line.quantity) : NOTHING;
}

/** All the shipping that was not refunded yet, or a part of it. */
export function shippingOf(order: StoredOrder, wanted: number | true | undefined): Amount {
  if (wanted === undefined) return NOTHING;
  const { refundedShipping } = orderSums(order);
  if (wanted === true) {
    return {
      shop: order.shippingPrice.shop - refundedShipping.shop,
      presentment: order.shippingPrice.presentment - refundedShipping.presentment,
    };
  }
  return inBoth(order, wanted);
}

/** An amount of the shop's currency, in both. */
export function inBoth(order: StoredOrder, shopMinor: number): Amount {
  return { shop: shopMinor, presentment: Math.round(shopMinor * order.rate) };
}

/** An amount of the presentment currency, in both. */
export function fromPresentment(order: StoredOrder, minor: number): Amount {
  return { shop: Math.round(minor / order.rate), presentment: minor };
}
