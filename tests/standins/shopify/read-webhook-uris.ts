import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';

type Subscription = { topics?: string[]; compliance_topics?: string[]; uri: string };

/**
 * Which path takes which webhook, read from the `[[webhooks.subscriptions]]` of a shopify.app.toml: topic → uri.
 * Throws when a topic is named twice, as Shopify's own check of the file does.
 */
export function readWebhookUris(tomlFile: string): Record<string, string> {
  const { webhooks } = parse(readFileSync(tomlFile, 'utf8')) as { webhooks?: { subscriptions?: Subscription[] } };
  const uris: Record<string, string> = {};
  for (const subscription of webhooks?.subscriptions ?? []) {
    for (const topic of [...(subscription.topics ?? []), ...(subscription.compliance_topics ?? [])]) {
      if (uris[topic] !== undefined) throw new Error(`${tomlFile}: the topic ${topic} is subscribed twice`);
      uris[topic] = subscription.uri;
    }
  }
  return uris;
}
