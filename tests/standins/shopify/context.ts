import type { FaultBoard } from '../shared/faults.ts';
import type { ShopifyOptions } from './options.ts';
import type { StateFile } from './state.ts';

/** What the parts of the stand-in admin share. */
export type AdminContext = {
  options: ShopifyOptions;
  store: StateFile;
  faults: FaultBoard;
  /** Where the browser reaches the app. */
  appProxyUrl: () => string;
};

export const isInstalled = (context: AdminContext, shop: string) => context.store.state.installed.includes(shop);
