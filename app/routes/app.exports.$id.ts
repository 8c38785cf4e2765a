import { Readable } from 'node:stream';
import { z } from 'zod';
import { recordEvent } from '#app/domains/audit/record-event.server.ts';
import { readExport } from '#app/domains/tenancy/customer-exports.server.ts';
import { adminHeaders, adminLoader } from '#app/edge/admin.server.ts';
import { AppError } from '#app/platform/errors.ts';

/** A customer's data as one JSON file, for whoever may manage the shop's settings. Who fetched it stands in the log. */
export const loader = adminLoader(async (admin) => {
  const { world, inShop, shop, staff, params, now } = admin;
  admin.require('manage-settings');
  const id = z.uuid().safeParse(params.id);
  const found = await inShop(async (tx) => {
    const made = id.success ? await readExport(tx, shop, id.data) : null;
    if (!made) throw new AppError('not-found', 'This export is not there.');
    const actor = { kind: 'staff', id: staff.id } as const;
    await recordEvent(tx, shop, { verb: 'export.opened', actor, details: { requestId: made.id } }, now);
    return made;
  });
  const day = found.requestedAt.toISOString().slice(0, 10);
  return new Response(Readable.toWeb(world.files.read(found.storageKey)) as ReadableStream, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(found.size),
      'Content-Disposition': `attachment; filename="customer-data-${day}.json"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
});
export const headers = adminHeaders;
