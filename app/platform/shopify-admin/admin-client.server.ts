import type { AdminApiContext } from '@shopify/shopify-app-remix/server';
import { sql } from 'drizzle-orm';
import type { Database } from '#app/platform/db/connect.server.ts';
import type { Shopify } from './shopify.server.ts';

export type AdminGraphql = AdminApiContext['graphql'];

export type AdminClients = {
  /**
   * The Admin API of a shop, with its offline token, refreshed when it is about to expire. The token is had at the first
   * question, so that what goes wrong with it meets the caller of `askShopify` like any other silence of Shopify.
   */
  forShop(domain: string): AdminGraphql;
};

/** Any number; with the hash of the domain it names the lock on one shop's token. */
const TOKEN_LOCK = 4_127;
/** A little more than the library's own five minutes, so that it refreshes nothing outside of the lock. */
const SOON_MS = 6 * 60_000;

/**
 * One refresh of a shop's token at a time, over all processes: the library refreshes once per concurrent call, and each
 * refresh ends the tokens of the one before. Within a process refreshes take turns, whichever shops they are for: whoever
 * holds the lock has a connection of the pool and needs another one, so many at once would wait for each other.
 */
export function createAdminClients(shopify: () => Shopify, database: Database): AdminClients {
  let turn: Promise<unknown> = Promise.resolve();

  async function open(domain: string): Promise<AdminGraphql> {
    const session = await shopify().sessionStorage.loadSession(`offline_${domain}`);
    if (session && !session.isExpired(SOON_MS)) return fromLibrary(domain);
    const mine = turn.then(() => openLocked(domain));
    turn = mine.catch(() => {});
    return mine;
  }

  function openLocked(domain: string): Promise<AdminGraphql> {
    return database.drizzle.transaction(async (tx) => {
      await tx.execute(sql`set local statement_timeout = '20s'`);
      await tx.execute(sql`select pg_advisory_xact_lock(${TOKEN_LOCK}, hashtext(${domain}))`);
      return fromLibrary(domain);
    });
  }

  async function fromLibrary(domain: string): Promise<AdminGraphql> {
    try {
      return (await shopify().unauthenticated.admin(domain)).admin.graphql;
    } catch (error) {
      // The library turns every refresh that fails into a bare Response.
      throw error instanceof Response ? new Error('no offline token: the refresh failed') : error;
    }
  }

  return {
    forShop(domain) {
      let opened: Promise<AdminGraphql> | undefined;
      return async (operation, options) => {
        opened ??= open(domain);
        return (await opened)(operation, options);
      };
    },
  };
}
