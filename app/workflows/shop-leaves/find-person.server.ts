import { aliasAddresses } from '#app/domains/aliases/alias-addresses.server.ts';
import { threadsOfCustomer } from '#app/domains/inbox/threads-of-customer.server.ts';
import { type CustomerOrder, ordersOfCustomer } from '#app/domains/orders/orders-of-customer.server.ts';
import type { RequestSubject } from '#app/domains/tenancy/add-customer-request.server.ts';
import type { Person } from '#app/domains/tenancy/person.ts';
import { shopAddresses } from '#app/domains/tenancy/shop-addresses.server.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';

export type FoundPerson = { person: Person; orders: CustomerOrder[] };

/**
 * Whose data a request is about. A customer may have ordered, and written, from an address that Shopify no longer names: the
 * ones on their own orders count too. The shop's own addresses never do (a till takes orders in the shop's name), or the
 * request would be about every conversation there is.
 */
export async function findPerson(world: World, tx: Tx, shop: Shop, subject: RequestSubject): Promise<FoundPerson> {
  const { customerId, email, phone, orderIds } = subject;
  const [own, aliases, named] = await Promise.all([
    shopAddresses(tx, shop),
    aliasAddresses(tx, shop),
    ordersOfCustomer(tx, shop, { customerId, addresses: [], orderIds }),
  ]);
  const ours = new Set([...own, ...aliases, `support@${world.env.MAILGUN_DOMAIN}`]);
  const given = [email, ...named.map((order) => order.email)];
  const addresses = present(given).filter((address) => !ours.has(address));
  const orders = await ordersOfCustomer(tx, shop, { customerId, addresses, orderIds });
  const threads = await threadsOfCustomer(tx, shop, { addresses, orderIds: [] });
  const person = {
    addresses,
    names: present([...orders.map((order) => order.customerName), ...threads.map((thread) => thread.customerName)]),
    phones: present([phone, ...orders.map((order) => order.phone)]),
  };
  return { person, orders };
}

function present(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null && value !== ''))] as string[];
}
