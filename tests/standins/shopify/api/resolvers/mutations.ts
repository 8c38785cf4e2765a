import { GraphQLError, type GraphQLResolveInfo, getDirectiveValues } from 'graphql';
import { fromDecimal, minus, plus, toFixed } from '../store/money.ts';
import { lineQuantities, orderSums } from '../store/order-sums.ts';
import { fromPresentment, inBoth, shippingOf } from '../store/refund-order.ts';
import type { Amount, RestockType, StoredOrder } from '../store/types.ts';
import { type ApiContext, type Args, idOf, type Resolvers, seesOrder } from './context.ts';

type UserError = { field: string[] | null; message: string };
type LineInput = { lineItemId: string; quantity: number; restockType?: RestockType };
type TransactionInput = { amount: string; gateway: string; kind: string; orderId: string; parentId?: string | null };
type RefundInput = {
  orderId: string;
  note?: string | null;
  currency?: string | null;
  allowOverRefunding?: boolean;
  refundLineItems?: LineInput[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  transactions?: TransactionInput[] | null;
};
type Payment = { amount: Amount; parentId: number | null; gateway: string };

const refused = (...userErrors: UserError[]) => ({ refund: null, order: null, userErrors });

/**
 * refundCreate. Since 2026-04 it fails without `@idempotent(key:)`, which the schema does not say
 * (https://shopify.dev/changelog/making-idempotency-mandatory-for-inventory-adjustments-and-refund-mutations).
 */
function refundCreate(_root: unknown, args: Args, context: ApiContext, info: GraphQLResolveInfo) {
  const key = idempotencyKey(info);
  const input = args.input as RefundInput;
  const { shop } = context.token;
  const known = context.keys.look(shop, key, input);
  if (known.state === 'mismatch') {
    throw new GraphQLError('The same idempotency key cannot be used with different operation parameters.', {
      extensions: { code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' },
    });
  }
  const orderId = idOf('Order', input.orderId);
  const order = context.store.state.orders.find((each) => each.id === orderId);
  if (!order || !seesOrder(context, order)) return refused({ field: ['orderId'], message: 'Order does not exist' });
  if (known.state === 'same') {
    const refund = order.refunds.find((each) => each.id === known.resultId);
    return { refund: refund ? { refund, order } : null, order, userErrors: [] };
  }
  const { problem, payments, shipping } = checkRefund(order, input);
  if (problem) return refused(problem);
  const refund = context.store.applyRefund(order, {
    lines: (input.refundLineItems ?? []).map((line) => ({
      lineId: idOf('LineItem', line.lineItemId),
      quantity: line.quantity,
      ...(line.restockType ? { restockType: line.restockType } : {}),
    })),
    shipping,
    payments,
    note: input.note ?? null,
  });
  context.keys.remember(shop, key, input, refund.id);
  return { refund: { refund, order }, order, userErrors: [] };
}

function idempotencyKey({ schema, fieldNodes, variableValues }: GraphQLResolveInfo): string {
  const directive = schema.getDirective('idempotent');
  const [node] = fieldNodes;
  const key = directive && node ? getDirectiveValues(directive, node, variableValues)?.key : undefined;
  if (typeof key === 'string' && key.trim() !== '') return key;
  throw new GraphQLError('The @idempotent directive is required for this mutation but was not provided.', {
    extensions: { code: 'BAD_REQUEST' },
  });
}

function checkRefund(
  order: StoredOrder,
  input: RefundInput,
): { problem?: UserError; payments: Payment[]; shipping: Amount } {
  const nothing = { payments: [], shipping: { shop: 0, presentment: 0 } };
  const stop = (message: string, field: string[] | null = null) => ({ problem: { field, message }, ...nothing });
  const lineProblem = checkLines(order, input.refundLineItems ?? []);
  if (lineProblem) return { problem: lineProblem, ...nothing };

  const currency = input.currency ?? order.currency;
  const amountOf = (decimal: string): Amount | undefined => {
    const minor = fromDecimal(decimal, currency);
    if (minor === undefined) return undefined;
    return currency === order.presentmentCurrency ? fromPresentment(order, minor) : inBoth(order, minor);
  };
  if (order.presentmentCurrency !== currency) {
    return stop(`Currency must be ${order.presentmentCurrency}, the currency of the order`, ['currency']);
  }

  const asked = input.shipping?.amount ? amountOf(input.shipping.amount) : undefined;
  if (input.shipping?.amount && !asked) return stop('Shipping amount is invalid', ['shipping', 'amount']);
  const shippingLeft = shippingOf(order, true);
  const shipping = input.shipping?.fullRefund ? shippingLeft : (asked ?? nothing.shipping);
  if (shipping.presentment > shippingLeft.presentment) {
    return stop('Shipping amount cannot be more than what is left to refund', ['shipping', 'amount']);
  }

  const payments: Payment[] = [];
  for (const [index, transaction] of (input.transactions ?? []).entries()) {
    const field = ['transactions', String(index)];
    if (transaction.kind !== 'REFUND') return stop(`Kind ${transaction.kind.toLowerCase()} is not a valid transaction`);
    const parentId = transaction.parentId ? idOf('OrderTransaction', transaction.parentId) : null;
    const parent = order.transactions.find((each) => each.id === parentId && ['SALE', 'CAPTURE'].includes(each.kind));
    if (!parent) return stop('Transactions require a parent_id associated with the order', ['transactions']);
    const amount = amountOf(transaction.amount);
    if (!amount || amount.presentment <= 0) return stop('Amount must be greater than 0', [...field, 'amount']);
    payments.push({ amount, parentId: parent.id, gateway: parent.gateway });
  }
  const total = plus(nothing.shipping, ...payments.map(({ amount }) => amount));
  const left = orderSums(order).net;
  if (minus(left, total).presentment < 0 && !input.allowOverRefunding) {
    const shown = (amount: Amount) => toFixed(amount.presentment, order.presentmentCurrency);
    return stop(`Refund amount $${shown(total)} is greater than net payment received $${shown(left)}`);
  }
  if (payments.length === 0 && !input.refundLineItems?.length && shipping.shop === 0) {
    return stop('A refund must contain at least one line item, shipping, or transaction');
  }
  return { payments, shipping };
}

/** Two entries for one line count together. */
function checkLines(order: StoredOrder, lines: LineInput[]): UserError | undefined {
  const taken = new Map<number, number>();
  for (const [index, wanted] of lines.entries()) {
    const field = ['refundLineItems', String(index)];
    const line = order.lines.find((each) => each.id === idOf('LineItem', wanted.lineItemId));
    if (!line) return { field: [...field, 'lineItemId'], message: 'Line item does not exist' };
    const total = (taken.get(line.id) ?? 0) + wanted.quantity;
    taken.set(line.id, total);
    if (wanted.quantity < 1) return { field: [...field, 'quantity'], message: 'Quantity must be greater than 0' };
    if (total > lineQuantities(order, line).refundable) {
      return { field: [...field, 'quantity'], message: 'Quantity cannot refund more items than were purchased' };
    }
  }
  return undefined;
}

export const mutationResolvers: Resolvers = { Mutation: { refundCreate } };
