import { z } from 'zod';

/**
 * Every job there is: its name says the story and the step, its payload holds ids only. A row whose name or payload is
 * not of this table goes to the dead letters.
 */
export const contracts = {
  'email-arrives/fetch': z.object({ messageUrl: z.url(), recipient: z.string(), token: z.string() }),
  'email-arrives/file': z.object({ mailId: z.uuid() }),
  'email-arrives/draft': z.object({ threadId: z.uuid(), messageId: z.uuid() }),
  'reply-is-sent/send': z.object({ sendId: z.uuid() }),
  'reply-is-sent/reconcile': z.object({ sendId: z.uuid() }),
  'shop-installs/sync-orders': z.object({ cursor: z.string().nullable() }),
  'shop-leaves/erase-shop': z.object({ requestedAt: z.iso.datetime() }),
  'shop-leaves/erase-customer': z.object({ requestId: z.uuid() }),
  'shop-leaves/export-customer': z.object({ requestId: z.uuid() }),
  'order-changes/refresh': z.object({ orderId: z.string().startsWith('gid://shopify/Order/') }),
} as const;

export type JobName = keyof typeof contracts;
export type JobPayload<Name extends JobName> = z.output<(typeof contracts)[Name]>;

/**
 * Jobs of this story are done for shops that have uninstalled too: what the law asks for does not end with the
 * installation. `sweep_jobs` in drizzle/tenancy.sql knows the same name.
 */
export const ALSO_AFTER_UNINSTALL = 'shop-leaves/';

/** What each job is called where merchants read. */
export const jobTitles: Record<JobName, string> = {
  'email-arrives/fetch': 'Fetch a stored mail',
  'email-arrives/file': 'File a mail',
  'email-arrives/draft': 'Draft a reply',
  'reply-is-sent/send': 'Send a reply',
  'reply-is-sent/reconcile': 'Find out whether a reply left',
  'shop-installs/sync-orders': 'Fetch orders',
  'shop-leaves/erase-shop': 'Erase a shop',
  'shop-leaves/erase-customer': 'Erase a customer',
  'shop-leaves/export-customer': 'Collect a customer’s data',
  'order-changes/refresh': 'Read an order again',
};
