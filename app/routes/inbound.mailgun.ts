import { publicDoor } from '#app/edge/public-door.server.ts';
import { type Received, receiveMail } from '#app/workflows/email-arrives/receive.server.ts';

/**
 * Where Mailgun's Routes deliver: `forward()`, also to a URL ending in `mime`, and `store(notify=)`. Mailgun sends again on
 * everything but 200 and 406; the table of cases and codes is docs/inbound-codes.md.
 */
export const action = publicDoor('inbound mailgun', async (world, request) => {
  const received = await receiveMail(world, request);
  world.log.info(
    { outcome: received.kind, reason: 'reason' in received ? received.reason : undefined },
    'mail received',
  );
  return new Response(null, { status: statusFor(received) });
});

/** A GET does not come to an action; without a loader it would be answered 400. */
export const loader = (): Response => new Response(null, { status: 405, headers: { Allow: 'POST' } });

function statusFor(received: Received): number {
  switch (received.kind) {
    case 'stored':
    case 'repeated':
    case 'to-be-fetched':
      return 200;
    case 'quarantined':
      return 406;
    case 'refused':
      return { forged: 401, stale: 406, 'spent-token': 406, 'too-large': 413, malformed: 406 }[received.reason];
  }
}
