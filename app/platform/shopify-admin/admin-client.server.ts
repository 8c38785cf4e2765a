import type { AdminApiContext } from '@shopify/shopify-app-remix/server';
import { sql } from 'drizzle-orm';
import type { Database } from '#app/platform/db/connect.server.ts';
import { AppError, errorLine } from '#app/platform/errors.ts';
import type { Shopify } from './shopify.server.ts';

export type AdminGraphql = AdminApiContext['graphql'];

export type AdminClients = {
  /**
   * The Admin API of a shop, with its offline token, refreshed when it is about to expire.
   *
   * @throws {AppError} `shopify-down` when no token can be had.
   */
  forShop(domain: string): Promise<AdminGraphql>;
};

/** Any number; with the hash of the domain it names the lock on one shop's token. */
const TOKEN_LOCK = 4_127;

/**
 * One refresh of a shop's token at a time, over all processes: the library refreshes once per concurrent call, and each
 * refresh ends the tokens of the one before.
 */
export function createAdminClients(shopify: () => Shopify, database: Database): AdminClients {
  return {
    async forShop(domain) {
      try {
        return await database.drizzle.transaction(async (tx) => {
          await tx.execute(sql`set local statement_timeout = '20s'`);
          await tx.execute(sql`select pg_advisory_xact_lock(${TOKEN_LOCK}, hashtext(${domain}))`);
          const { admin } = await shopify().unauthenticated.admin(domain);
          return admin.graphql;
        });
      } catch (error) {
        throw new AppError('shopify-down', "Shopify isn't answering. We keep trying.", {
          cause: error,
          detail: `no offline token: ${errorLine(error)}`,
        });
      }
    },
  };
}
