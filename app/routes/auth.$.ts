import type { LoaderFunctionArgs } from '@remix-run/node';
import { adminHeaders } from '#app/edge/admin.server.ts';
import { world } from '#app/edge/world.server.ts';

/** Where Shopify's library bounces for a session token. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  await world().shopify.authenticate.admin(request);
  return null;
};

export const headers = adminHeaders;
