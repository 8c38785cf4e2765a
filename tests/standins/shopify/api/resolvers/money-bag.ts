import { toDecimal } from '../store/money.ts';
import type { Amount, StoredOrder } from '../store/types.ts';

export function money(minor: number, currency: string) {
  return { amount: toDecimal(minor, currency), currencyCode: currency };
}

export function moneyBag(order: StoredOrder, amount: Amount) {
  return {
    shopMoney: money(amount.shop, order.currency),
    presentmentMoney: money(amount.presentment, order.presentmentCurrency),
  };
}
