import { Session } from '@shopify/shopify-api';
import type { Database } from '#app/platform/db/connect.server.ts';
import { seal, unseal } from '#app/platform/seal.server.ts';

type Row = { id: string; sealed: Buffer };

/** The part of SessionStorage that the library calls. */
export type SealedSessionStorage = ReturnType<typeof createSessionStorage>;

/**
 * Shopify sessions in our database, tokens encrypted at rest. The published Drizzle storage keeps tokens in plain text and
 * turns a database that is down into "no session"; here a failure is thrown, so that nobody is sent to log in because of it.
 */
export function createSessionStorage(database: Database, encryptionKey: string) {
  const key = Buffer.from(encryptionKey, 'base64');
  const { sql } = database;
  const open = (row: Row) => Session.fromPropertyArray(JSON.parse(unseal(key, Buffer.from(row.sealed), row.id)), true);

  return {
    async storeSession(session: Session): Promise<boolean> {
      const sealed = seal(key, JSON.stringify(session.toPropertyArray(true)), session.id);
      // As text: Drizzle takes over how this client writes dates, and writes them itself only in its own queries.
      const expires = session.expires?.toISOString() ?? null;
      await sql`select store_session(${session.id}, ${session.shop}, ${sealed}, ${expires})`;
      return true;
    },
    async loadSession(id: string): Promise<Session | undefined> {
      const [row] = await sql<Row[]>`select id, sealed from load_session(${id})`;
      return row && open(row);
    },
    async deleteSession(id: string): Promise<boolean> {
      await sql`select delete_sessions(${[id]})`;
      return true;
    },
    async deleteSessions(ids: string[]): Promise<boolean> {
      await sql`select delete_sessions(${ids})`;
      return true;
    },
    async findSessionsByShop(shop: string): Promise<Session[]> {
      const rows = await sql<Row[]>`select id, sealed from sessions_of_shop(${shop})`;
      return rows.map(open);
    },
  };
}
