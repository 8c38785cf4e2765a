import { thisWorld } from '#app/platform/this-world.server.ts';
import { installShopStory } from '#app/workflows/shop-installs/install.server.ts';

/** The world of this process, with the stories that its own clients have to tell bound to it. */
export function world() {
  return thisWorld({ afterAuth: installShopStory });
}
