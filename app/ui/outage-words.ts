import { formatSince } from './format.ts';
import type { Outage, Viewer } from './viewer.ts';

const names: Record<Outage['service'], string> = {
  openai: 'OpenAI',
  shopify: 'Shopify',
  mailgun: 'Mailgun',
  qstash: 'QStash',
  redis: 'Upstash Redis',
  files: 'The file store',
};

const consequences: Record<Outage['service'], string> = {
  openai: 'Drafts wait; mail still comes in, and you can send your own words.',
  shopify: 'Orders show their last copy; mail still comes in and goes out.',
  mailgun: 'Replies wait and leave when it is back; nothing is sent twice.',
  qstash: 'Work that was accepted waits and is done when it is back.',
  redis: 'Mail still comes in and goes out; limits on forged requests are open meanwhile.',
  files: 'Attachments cannot be opened; mail still comes in.',
};

/** What is down and what that means: "OpenAI isn't answering since 10:21. Drafts wait; mail still comes in." */
export function outageWords(outage: Outage, now: string, viewer: Viewer): { what: string; consequence: string } {
  return {
    what: `${names[outage.service]} isn’t answering since ${formatSince(outage.since, now, viewer)}.`,
    consequence: consequences[outage.service],
  };
}
