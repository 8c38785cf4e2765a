import { outages } from '#app/jobs/outages.server.ts';
import type { Tx } from '#app/platform/db/with-shop.server.ts';
import type { Outage } from '#app/ui/viewer.ts';
import type { Admin } from './admin.server.ts';

/** Which outside services do not answer, as a screen shows it: what waiting jobs say, and what this process found itself. */
export async function servicesDown({ shop, now, world }: Admin, tx: Tx): Promise<Outage[]> {
  const down: { service: Outage['service']; since: Date }[] = await outages(tx, shop, now);
  const redis = world.limits.downSince();
  if (redis) down.push({ service: 'redis', since: redis });
  return down.map(({ service, since }) => ({ service, since: since.toISOString() }));
}
