import { fetchStored } from '#app/domains/mail/fetch-stored.server.ts';
import { mailDigest } from '#app/domains/mail/mail-digest.server.ts';
import type { JobPayload } from '#app/jobs/contracts.ts';
import type { Run } from '#app/jobs/run-job.server.ts';
import { withShop } from '#app/platform/db/with-shop.server.ts';
import { PermanentError } from '#app/platform/errors.ts';
import type { World } from '#app/platform/world.server.ts';
import { dropFiles, keepMail, MAILGUN_AUTHSERV_IDS } from './receive.server.ts';

const FETCH_TIMEOUT_MS = 30_000;

/**
 * Gets a mail that Mailgun keeps for us (`store(notify=)`), the way for hosts that cap the body of a request, and goes on as
 * if it had come through the door. Tried until it is here or Mailgun keeps it no longer.
 */
export async function fetchMail(world: World, run: Run<JobPayload<'email-arrives/fetch'>>): Promise<void> {
  const { shop, payload, now } = run;
  const { env } = world;
  const stored = await fetchStored(
    {
      messageUrl: payload.messageUrl,
      apiKey: env.MAILGUN_API_KEY,
      allowedHosts: [env.MAILGUN_URL, ...env.MAILGUN_STORAGE_HOSTS],
      recipient: payload.recipient,
      envelopeSender: null,
      maxBytes: env.MAX_MAIL_BYTES,
      staging: world.files,
      trustedAuthservIds: MAILGUN_AUTHSERV_IDS,
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    },
    fetch,
  );
  if (stored.kind === 'gone') throw new PermanentError('Mailgun keeps this mail no longer');
  if (stored.kind === 'refused') throw new PermanentError(`the stored mail was refused: ${stored.reason}`);
  const { email, rawKey } = stored;
  const mail = { email, digest: mailDigest(email), rawKey };
  let written = false;
  try {
    const kept = await withShop(world.db, shop, async (tx) => {
      const outcome = await keepMail(tx, shop, mail, now);
      written = outcome.kind === 'stored';
      return outcome;
    });
    if (kept.kind === 'repeated') await dropFiles(world, email, rawKey);
  } catch (error) {
    // Once COMMIT has been sent, the mail may be ours although no answer came, and its files with it.
    if (!written) await dropFiles(world, email, rawKey);
    throw error;
  }
}
