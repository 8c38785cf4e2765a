import { processEnv } from './env.server.ts';
import { createWorld, type World, type WorldOptions } from './world.server.ts';

// On globalThis, so that a module reloaded in development does not open a second pool.
const held = globalThis as { aftersaleWorld?: World };

/** The world of this process, made on first use. */
export function thisWorld(options: WorldOptions): World {
  held.aftersaleWorld ??= createWorld(processEnv(), options);
  return held.aftersaleWorld;
}
