import type { Readable } from 'node:stream';
import { readAttachment } from '#app/domains/attachments/list-attachments.server.ts';
import { enterShopById } from '#app/domains/tenancy/enter-shop-by-id.server.ts';
import { transaction } from '#app/platform/db/with-shop.server.ts';
import { holdsFileLink } from '#app/platform/signed-link.server.ts';
import { world as theWorld } from './world.server.ts';

export type OpenFile = { filename: string; contentType: string; size: number; stream: Readable };

/** The file that a signed link names; null when the link is not ours, over, or of another shop. */
export async function openFile(request: Request, attachmentId: string): Promise<OpenFile | null> {
  const world = theWorld();
  const query = new URL(request.url).searchParams;
  const shopId = Number(query.get('shop'));
  const link = { shopId, attachmentId, expires: Number(query.get('expires')), signature: query.get('signature') ?? '' };
  if (!holdsFileLink(world.env.ENCRYPTION_KEY, link, world.clock())) return null;
  const attachment = await transaction(world.db, async (tx) => {
    const shop = await enterShopById(tx, shopId);
    return shop && readAttachment(tx, shop, attachmentId);
  });
  if (!attachment) return null;
  const { filename, contentType, size, storageKey } = attachment;
  return { filename, contentType, size, stream: world.files.read(storageKey) };
}
