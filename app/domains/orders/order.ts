import type { OrderFieldsFragment } from '#app/platform/shopify-admin/types/admin.generated.d.ts';

/** An order as Shopify tells it, of the type that its schema generates. */
export type Order = OrderFieldsFragment;
