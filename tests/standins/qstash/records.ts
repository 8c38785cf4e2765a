/** How one request is to be delivered: a message's own, or that of its callbacks. */
export type DeliverySettings = {
  url: string;
  method: string;
  /** Deliveries are at most 1 + retries. */
  retries: number;
  retryDelay?: string;
  timeoutMs: number;
  delayMs: number;
  /** As they are delivered: `Upstash-Forward-X` is X here. Names in small letters. */
  headers: Record<string, string>;
};

export type FlowControl = { key: string; parallelism?: number; rate?: number; periodMs: number };

/** What a publisher asked for: a message to come, or what a schedule makes each time. */
export type MessageSpec = DeliverySettings & {
  bodyBase64: string;
  callback?: DeliverySettings;
  failureCallback?: DeliverySettings;
  flowControl?: FlowControl;
  labels: string[];
  redact: string[];
};

type MessageState = 'waiting' | 'active' | 'delivered' | 'failed' | 'cancelled';

export type Message = MessageSpec & {
  id: string;
  /** Order of arrival; decides between messages due at the same time. */
  number: number;
  createdAt: number;
  dueAt: number;
  state: MessageState;
  /** Retries so far: 0 for the first delivery. */
  retried: number;
  scheduleId?: string;
};

export type Schedule = {
  id: string;
  cron: string;
  createdAt: number;
  isPaused: boolean;
  nextAt: number;
  lastAt?: number;
  spec: MessageSpec;
};

/** The answer of a destination to one attempt; `error` when there was none. */
export type Answer = { status: number; headers: Record<string, string[]>; body: Buffer; error?: string };

export type DeadLetter = {
  id: string;
  /** When it was put here. */
  at: number;
  message: Message;
  answer: { status: number; headers: Record<string, string[]>; bodyBase64: string; error?: string };
};

/** The id under which a message was published, and until when a second one under it is dropped. */
export type Deduplication = { id: string; messageId: string; until: number };

export type LogState =
  | 'CREATED'
  | 'ACTIVE'
  | 'RETRY'
  | 'ERROR'
  | 'DELIVERED'
  | 'FAILED'
  | 'CANCEL_REQUESTED'
  | 'CANCELLED';

export type LogLine = {
  id: string;
  time: number;
  state: LogState;
  messageId: string;
  nextDeliveryTime?: number;
  responseStatus?: number;
  error?: string;
};

/** `configured` is what the stand-in was started with: when that changes, rotations since then are void. */
type SigningKeys = { id: 'keys'; current: string; next: string; configured: string };

/** How far the clock was ahead of real time when it was last moved. */
type ClockLead = { id: 'lead'; milliseconds: number };

export type Records = {
  message: Message;
  schedule: Schedule;
  deadLetter: DeadLetter;
  deduplication: Deduplication;
  log: LogLine;
  keys: SigningKeys;
  lead: ClockLead;
};
