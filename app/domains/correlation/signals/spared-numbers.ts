import { numberKey } from './normalise.ts';

const NOT = 'not|nicht|pas|non|niet|nao|inte|ikke';
/** Small words between "not" and the number. */
const LINK =
  '(?:about|for|the|my|order|number|die|der|um|wegen|bestellung|nummer|la|le|de|commande|numero|pedido|compra|ordine|de|bestelling|om)';
/** Before "not": a clause begins, or "it is". Behind another verb the number is what is missed: "je n'ai pas la commande 1001". */
const BEGINS = String.raw`(?:^|[^\p{L}\p{N}\s'’]|(?<!\p{L})(?:is|was|s|ist|war|est|etait|era|ar|er|and|but|und|aber|sondern|et|mais|en|maar|och|men|og))\s*`;
const NOT_THIS = new RegExp(
  String.raw`${BEGINS}(?<!\p{L})(?:${NOT})(?:\s+${LINK}){0,3}\s*#?\s*(?<number>\d{3,})(?![\p{L}\d])`,
  'gmu',
);

const IS =
  '(?:is|was|s|arrived|came|has arrived|ist|war|kam|ist angekommen|est|etait|va|est arrivee|esta|llego|e|era|is aangekomen|ar|er)';
const FINE =
  '(?:fine|ok|okay|alright|all right|good|perfect|in ordnung|gut|prima|perfekt|bien|parfaite?|perfecto|bene|perfetto|goed|prima|bem|bra|fint)';
const IS_FINE = new RegExp(
  String.raw`(?<![\p{L}\d])(?<number>\d{3,})\s*['’]?\s*${IS}\s+(?!(?:${NOT})\s)(?:\p{L}+\s+)?(?<!(?:${NOT})\s)${FINE}(?!\p{L})`,
  'gu',
);

/**
 * Numbers that a mail names only to leave them out: "not #1001", "1001 is fine, I asked about 1002". They name the order
 * only where the mail names no other.
 */
export function sparedNumbers(folded: string): Set<string> {
  const found = [NOT_THIS, IS_FINE].flatMap((pattern) => [...folded.matchAll(pattern)]);
  return new Set(found.map(({ groups }) => numberKey(groups?.number ?? '')));
}
