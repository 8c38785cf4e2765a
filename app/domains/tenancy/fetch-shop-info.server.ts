import type { AdminGraphql } from '#app/platform/shopify-admin/admin-client.server.ts';
import { askShopify } from '#app/platform/shopify-admin/ask-shopify.server.ts';
import { SHOP_INFO } from './documents/shop-info.ts';

export type ShopInfo = { name: string; email: string | null; currency: string; timezone: string };

/** What the shop says of itself. @throws {AppError} `shopify-down` */
export async function fetchShopInfo(graphql: AdminGraphql): Promise<ShopInfo> {
  const { shop } = await askShopify(graphql, SHOP_INFO, {});
  return {
    name: shop.name,
    email: shop.contactEmail ?? shop.email,
    currency: shop.currencyCode,
    timezone: shop.ianaTimezone,
  };
}
