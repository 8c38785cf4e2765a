import type { Clock } from './clock.ts';
import type { Engine } from './engine.ts';
import type { Messages } from './messages.ts';
import type { Store } from './store.ts';

/** What every part of the API is given. */
export type QStash = { store: Store; clock: Clock; messages: Messages; engine: Engine };
