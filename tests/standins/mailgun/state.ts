import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainRecord } from './domains-api.ts';
import type { RouteMode } from './options.ts';

/** A mail that the stand-in has accepted, from whichever side. Its bytes are kept beside it (`rawOf`). */
export type MailRecord = {
  /** The storage key, as in `/v3/domains/{domain}/messages/{key}`. */
  key: string;
  /** `outbound`: the app sent it. `inbound`: it came from outside, for the app or for somebody's mailbox. */
  direction: 'inbound' | 'outbound';
  domain: string;
  at: string;
  /** The SMTP envelope. */
  sender: string;
  recipients: string[];
  /** Recipients in whose mailbox it lies by now. */
  deliveredTo: string[];
  /** Outbound only: recipients whose delivery is finished, well or badly. */
  settled: string[];
  /** Without angle brackets; empty when the mail has none. */
  messageId: string;
  subject: string;
  fromHeader: string;
  toHeader: string;
  size: number;
  /** Set for what came through the sending API. */
  sending?: SendingDetails;
  /** True once the three days of storage are over. */
  expired?: boolean;
};

export type SendingDetails = {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  text: string | null;
  html: string | null;
  /** `h:` parameters by name. */
  headers: Record<string, string>;
  /** `v:` parameters by name. */
  variables: Record<string, string>;
  /** `o:` parameters by name; several values are kept as a list. */
  options: Record<string, string[]>;
  attachments: { filename: string; contentType: string; size: number; inline: boolean }[];
  testMode: boolean;
  /** ISO time before which it is not delivered. */
  deliverAt: string | null;
};

export type Signature = { timestamp: string; token: string; signature: string };

export type Attempt = { at: string; status: number | null; error: string | null; signature: Signature };

/** One thing to be posted to the app, and what became of it. */
export type Delivery = {
  id: string;
  kind: 'inbound' | 'event';
  url: string;
  mode: RouteMode;
  mailKey: string;
  recipient: string;
  eventId: string | null;
  attempts: Attempt[];
  /** How often it was tried; the duplicates of one try count once. */
  rounds: number;
  state: 'pending' | 'done' | 'stopped' | 'gave-up';
  nextAt: string | null;
};

/** An entry of Mailgun's log, in the form of `event-data`. */
export type LogEntry = {
  id: string;
  event: string;
  /** Seconds since 1970, with fractions. */
  timestamp: number;
  recipient: string;
  message: {
    headers: { to: string; 'message-id': string; from: string; subject: string };
    attachments: unknown[];
    size: number;
  };
  [field: string]: unknown;
};

export type State = {
  mails: MailRecord[];
  deliveries: Delivery[];
  log: LogEntry[];
  domains: DomainRecord[];
  settings: { logLagSeconds: number; mailboxTo: string };
};

export type Store = ReturnType<typeof createStore>;

const SAVE_AFTER_MS = 100;

/**
 * What the stand-in remembers. With a folder, the index is one JSON file that is replaced as a whole (written beside it,
 * then renamed), and each mail's bytes are a file of their own, so that a crash leaves the last complete state.
 */
export function createStore(initial: () => State, dataDir?: string) {
  const file = dataDir ? join(dataDir, 'mailgun.json') : null;
  const mailDir = dataDir ? join(dataDir, 'mails') : null;
  const raws = new Map<string, Buffer>();
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  if (mailDir) mkdirSync(mailDir, { recursive: true });

  function load(): State {
    if (!file) return initial();
    try {
      return { ...initial(), ...(JSON.parse(readFileSync(file, 'utf8')) as State) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return initial();
      throw error;
    }
  }

  function replaceFile(path: string, content: string | Buffer) {
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  }

  const store = {
    state: load(),
    /** Call after every change: saves soon, and tells the mailbox page at once. */
    changed() {
      for (const listener of listeners) listener();
      if (file && !timer) timer = setTimeout(store.flush, SAVE_AFTER_MS);
    },
    flush() {
      clearTimeout(timer);
      timer = undefined;
      if (file) replaceFile(file, JSON.stringify(store.state));
    },
    addMail(record: MailRecord, raw: Buffer) {
      if (mailDir) replaceFile(join(mailDir, `${record.key}.eml`), raw);
      else raws.set(record.key, raw);
      store.state.mails.push(record);
      store.changed();
    },
    rawOf(key: string): Buffer {
      const raw = mailDir ? readFileSync(join(mailDir, `${key}.eml`)) : raws.get(key);
      if (!raw) throw new Error(`No bytes are kept for the mail ${key}`);
      return raw;
    },
    mail: (key: string): MailRecord | undefined => store.state.mails.find((mail) => mail.key === key),
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      store.state = initial();
      raws.clear();
      if (mailDir) for (const name of readdirSync(mailDir)) rmSync(join(mailDir, name));
      store.changed();
    },
  };
  return store;
}
