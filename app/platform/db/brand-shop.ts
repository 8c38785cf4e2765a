import type { Shop } from './shop.ts';

type ShopRow = Pick<Shop, 'id' | 'domain' | 'name' | 'currency' | 'timezone' | 'signature'>;

/** Vouches that the caller may act for this shop. The import rules let only the tenancy room in here. */
export function brandShop({ id, domain, name, currency, timezone, signature }: ShopRow): Shop {
  return { id, domain, name, currency, timezone, signature } as Shop;
}
