import type { World } from '#app/platform/world.server.ts';

/**
 * Takes files away. Call it inside the transaction that forgets them, as its last step: when it fails, or the commit does,
 * the rows are still there and the next try finds the rest. The other way round a file would be left that no row names.
 */
export async function removeFiles(world: World, storageKeys: string[]): Promise<void> {
  for (const key of new Set(storageKeys)) await world.files.remove(key);
}
