import type { FaultBoard } from '../shared/faults.ts';
import type { MailgunOptions } from './options.ts';
import type { Delivery, LogEntry, MailRecord, Store } from './state.ts';

/** What the parts of the stand-in share. */
export type Context = {
  options: MailgunOptions;
  store: Store;
  faults: FaultBoard;
  /** Where this stand-in listens; known only after it does. */
  baseUrl: () => string;
};

/** Posts to the app, with Mailgun's retries. */
export type PostOffice = {
  postInbound: (mail: MailRecord, recipient: string, mode?: Delivery['mode']) => Delivery;
  postEvent: (entry: LogEntry, mailKey: string) => void;
  /** Takes up what a former process left pending. */
  resume: () => void;
  /** Runs every pending retry now; resolves when each was tried once. */
  retryNow: () => Promise<void>;
  /** Resolves after the first try of these deliveries. */
  firstTry: (deliveries: Delivery[]) => Promise<void>;
  /** Forgets what was pending, as a reset of the stand-in asks. */
  forget: () => void;
  stop: () => void;
};

/** Mail to these domains is taken by a Route; all other mail goes to somebody's mailbox. */
export function isRouted(options: MailgunOptions, address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domain === options.inboundDomain.toLowerCase() || domain === options.domain.toLowerCase();
}

/** Mailgun's keys are long and opaque; letters and digits suffice. */
export const newKey = (): string => crypto.randomUUID().replaceAll('-', '');
