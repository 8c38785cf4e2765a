import { SHOP } from '#tests/standins/start-world.ts';
import { actAs } from '#tests/support/act-as.ts';
import { openApp } from '#tests/support/open-app.ts';
import type { Cluster } from '#tests/support/postgres.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { type Lane, openLane, type Run } from './lane.ts';
import { mailArrives, type Story } from './stories.ts';

/** A lane with the databases that stories begin with. */
export type Stage = { lane: Lane; alias: string; sources: Record<Story['source'], string> };

/** Opens lanes and prepares in each the two databases that stories begin with. */
export function setStages(cluster: Cluster, template: string, folder: string, count: number): Promise<Stage[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const lane = await openLane(cluster, folder);
      try {
        return await setStage(lane, template);
      } catch (error) {
        await lane.close();
        throw error;
      }
    }),
  );
}

/** The app is installed and opened as people do it, and one mail is drafted. */
async function setStage(lane: Lane, template: string): Promise<Stage> {
  const shop = await lane.begin(template, null);
  await openApp(lane.world.shopify.adminUrl);
  const alias = await ordersAreIn(shop);
  await actAs(lane.world).get('/app/inbox');
  await shop.end(true);

  const draft = await lane.begin(shop.database, null);
  const findings = await mailArrives.play(draft, alias);
  if (findings.length > 0) throw new Error(`the story ends badly by itself: ${JSON.stringify(findings)}`);
  await draft.end(true);
  return { lane, alias, sources: { shop: shop.database, draft: draft.database } };
}

/** @returns the shop's alias, once the job that runs at installation has fetched all orders. */
function ordersAreIn(run: Run): Promise<string> {
  return waitFor('the orders', async () => {
    const [row] = await run.sql<{ address: string }[]>`
      select a.address from shops s join aliases a on a.shop_id = s.shop_id
      where s.domain = ${SHOP} and s.orders_synced_at is not null
        and not exists (select from jobs where status in ('due', 'running'))`;
    return row?.address;
  });
}
