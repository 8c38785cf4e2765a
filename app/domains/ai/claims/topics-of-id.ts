import type { Topic } from './words/words.ts';

/** Words of a fact's id and what they make it about; the first group that speaks decides, for "order.totalRefunded" is a refund. */
const RULES: [pattern: RegExp, topics: Topic[]][] = [
  [/refund|reimburs|erstatt|rembours|reembols/, ['refund']],
  [/store.?credit|gift.?card|voucher|coupon|promo|discount|rabatt|remise|descuento/, ['discount', 'credit']],
  [/replac|ersatz|reship|resend/, ['replace']],
  [/compensat|goodwill/, ['compensation']],
  [/exchange/, ['exchange']],
  [/restock|\bfee/, ['fee']],
  [/tax|vat|duty|duties/, ['tax']],
  [/cancel/, ['cancel']],
  [/delivered|arrived|received/, ['deliver']],
  [/\beta|expect|estimat|\bdue|arriv|promis/, ['expect']],
  [/delivery|lieferung|livraison|entrega/, ['deliver', 'expect', 'shipping']],
  [/\breturn/, ['return']],
  [/shipped|dispatch|\bsent|transit|shipped.?on|shipped.?at|ship.?date/, ['ship']],
  [/shipping|postage|freight|versand/, ['shipping', 'ship']],
  [/fulfil+ment|\bship|parcel|tracking/, ['ship']],
  [/sub.?total/, ['subtotal']],
  [/price|unit|cost/, ['price']],
  [/\bpaid|payment|charge/, ['pay']],
  [/total|amount|sum|value/, ['total']],
  [/placed|ordered|created|purchas|bought|order.?date|processed/, ['order']],
  [/warrant|guarantee/, ['warranty']],
  [/^order\b.*\b(?:date|on|at)\b/, ['order']],
];

/** @returns what a fact is about; empty where its id does not say. */
export function topicsOfId(id: string): Topic[] {
  const words = id
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[._:/-]+/g, ' ')
    .toLowerCase();
  return RULES.find(([pattern]) => pattern.test(words))?.[1] ?? [];
}
