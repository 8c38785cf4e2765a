import { publicDoor } from '#app/edge/public-door.server.ts';
import { type NotedDelivery, noteDelivery } from '#app/workflows/reply-is-sent/note-delivery.server.ts';

/**
 * Where Mailgun's webhooks say what became of our replies. Mailgun sends again on everything but 200 and 406; the table of
 * cases and codes is docs/inbound-codes.md.
 */
export const action = publicDoor('inbound mailgun events', async (world, request) => {
  const noted = await noteDelivery(world, request);
  world.log.info({ outcome: noted.kind, reason: 'reason' in noted ? noted.reason : undefined }, 'delivery noted');
  return new Response(null, { status: statusFor(noted) });
});

function statusFor(noted: NotedDelivery): number {
  if (noted.kind !== 'refused') return 200;
  return { forged: 401, stale: 406, 'too-large': 413, malformed: 406 }[noted.reason];
}
