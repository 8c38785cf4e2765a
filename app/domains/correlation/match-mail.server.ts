import { findOrdersByKeys } from '#app/domains/orders/find-orders-by-keys.server.ts';
import { orderNameFormats } from '#app/domains/orders/order-name-formats.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import type { Match } from './match.ts';
import { type MailToMatch, matchEmail } from './match-email.ts';
import { toMatchable } from './to-matchable.ts';

/** Which of the shop's orders a mail is about. Two statements, each answered from an index. */
export function matchMail(tx: Tx, shop: Shop, mail: MailToMatch): Promise<Match> {
  return matchEmail(mail, {
    nameFormats: () => orderNameFormats(tx, shop),
    findByKeys: async (keys, limitPerKey) => {
      const found = await findOrdersByKeys(tx, shop, keys, limitPerKey);
      return found.map(toMatchable);
    },
  });
}
