import { enterLeftShopById } from '#app/domains/tenancy/enter-left-shop.server.ts';
import { enterShopById } from '#app/domains/tenancy/enter-shop-by-id.server.ts';
import { type Handlers, type RunOutcome, runJob } from '#app/jobs/run-job.server.ts';
import type { World } from '#app/platform/world.server.ts';
import { draftReply } from './email-arrives/draft.server.ts';
import { fetchMail } from './email-arrives/fetch.server.ts';
import { fileMail } from './email-arrives/file.server.ts';
import { refreshOrderJob } from './order-changes/refresh.server.ts';
import { reconcileReply } from './reply-is-sent/reconcile.server.ts';
import { sendReply } from './reply-is-sent/send.server.ts';
import { syncOrders } from './shop-installs/sync-orders.server.ts';
import { eraseCustomer } from './shop-leaves/erase-customer.server.ts';
import { eraseShop } from './shop-leaves/erase-shop.server.ts';
import { exportCustomer } from './shop-leaves/export-customer.server.ts';

/** Which story each job is a step of. */
const handlers: Handlers = {
  'email-arrives/fetch': fetchMail,
  'email-arrives/file': fileMail,
  'email-arrives/draft': draftReply,
  'reply-is-sent/send': sendReply,
  'reply-is-sent/reconcile': reconcileReply,
  'shop-installs/sync-orders': syncOrders,
  'shop-leaves/erase-shop': eraseShop,
  'shop-leaves/erase-customer': eraseCustomer,
  'shop-leaves/export-customer': exportCustomer,
  'order-changes/refresh': refreshOrderJob,
};

/** Runs a job that the queue delivered. */
export function runRegisteredJob(world: World, ref: { jobId: string; shopId: number }): Promise<RunOutcome> {
  return runJob(world, ref, { handlers, enterShop: enterShopById, enterLeftShop: enterLeftShopById });
}
