import { brandShop } from '#app/platform/db/brand-shop.ts';
import type { Shop } from '#app/platform/db/shop.ts';

/** A row of `shops` as the database's functions give it. */
export type ShopRow = {
  shop_id: string;
  domain: string;
  name: string;
  currency: string;
  timezone: string;
  signature: string;
  uninstalled_at: string | null;
};

export function shopFromRow(row: Omit<ShopRow, 'uninstalled_at'>): Shop {
  const { domain, name, currency, timezone, signature } = row;
  return brandShop({ id: Number(row.shop_id), domain, name, currency, timezone, signature });
}
