import { afterAll } from 'vitest';
import { enterLeftShopById } from '#app/domains/tenancy/enter-left-shop.server.ts';
import { enterShopById } from '#app/domains/tenancy/enter-shop-by-id.server.ts';
import type { JobName } from '#app/jobs/contracts.ts';
import { contracts } from '#app/jobs/contracts.ts';
import { enqueue } from '#app/jobs/enqueue.server.ts';
import { type Handlers, type Run, type RunOutcome, runJob } from '#app/jobs/run-job.server.ts';
import { newId, plusSeconds } from '#app/platform/clock.ts';
import type { Shop } from '#app/platform/db/shop.ts';
import type { OutboxEntry } from '#app/platform/db/with-shop.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { jobs } from '#drizzle/schema/jobs.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeWorld, NOW } from '#tests/support/factories.ts';

type Row = typeof jobs.$inferSelect;
type Ref = { jobId: string; shopId: number };

/** A database, a world over it whose clock stands still until it is moved, and what tests of jobs say of them. */
export async function setUpJobs() {
  const db = await testDatabase();
  const clock = { now: NOW };
  const plain = makeWorld(db.url, { DATABASE_POOL: '12' }, { clock: () => clock.now });
  const handedOver: OutboxEntry[] = [];
  // What the queue would be told; it has tests of its own, in queue.test.ts.
  const world: World = { ...plain, db: { ...plain.db, publish: async (entries) => void handedOver.push(...entries) } };
  afterAll(async () => {
    await plain.db.close();
    await db.close();
  });

  return {
    db,
    world,
    handedOver,
    clock: {
      set: (instant: Date) => {
        clock.now = instant;
      },
      pass: (seconds: number) => {
        clock.now = plusSeconds(clock.now, seconds);
      },
      now: () => clock.now,
    },

    /** A due job of a shop, as a story makes it. */
    async enqueued(shop: Shop, options: { runAt?: Date; dedupeKey?: string } = {}): Promise<Ref> {
      const before = handedOver.length;
      await withShop(world.db, shop, (tx) =>
        enqueue(tx, shop, 'email-arrives/file', { mailId: newId() }, { now: clock.now, ...options }),
      );
      const made = handedOver[before];
      if (!made) throw new Error('no job was made');
      return { jobId: made.jobId, shopId: made.shopId };
    },

    /** A row of any kind, past the doors. */
    async put(shop: Shop, row: Partial<Omit<Row, 'name'>> & { name?: string }): Promise<Ref> {
      const whole = {
        shopId: shop.id,
        id: newId(),
        name: 'email-arrives/file',
        payload: { mailId: newId() },
        runAt: NOW,
        createdAt: NOW,
        publishedAt: NOW,
        ...row,
      };
      await withShop(world.db, shop, (tx) => tx.insert(jobs).values(whole));
      return { jobId: whole.id, shopId: shop.id };
    },

    async row(shop: Shop, ref: Ref): Promise<Row | undefined> {
      const rows = await withShop(world.db, shop, (tx) => tx.select().from(jobs));
      return rows.find(({ id }) => id === ref.jobId);
    },

    /** The queue delivers a job; every handler is the given one. */
    run(ref: Ref, handler: (run: Run<unknown>) => Promise<void> = async () => {}, within = world): Promise<RunOutcome> {
      return runJob(within, ref, {
        handlers: always(handler),
        enterShop: enterShopById,
        enterLeftShop: enterLeftShopById,
      });
    },
  };
}

function always(handler: (run: Run<unknown>) => Promise<void>): Handlers {
  const names = Object.keys(contracts) as JobName[];
  return Object.fromEntries(
    names.map((name) => [name, (_world: World, run: Run<unknown>) => handler(run)]),
  ) as Handlers;
}
