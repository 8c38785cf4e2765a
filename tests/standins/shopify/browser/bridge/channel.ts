import { type Envelope, type FrameMessage, isEnvelope, MARK, type ParentMessage } from '../messages.ts';

type Init = Extract<ParentMessage, { type: 'init' }>;
type Listener = (message: ParentMessage) => void;

export const isFramed = window.parent !== window;

let parentOrigin: string | undefined;
const queue: FrameMessage[] = [];
const listeners: Listener[] = [];
const lastOfItsType = new Map<string, string>();
const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
let requests = 0;

/** Resolves once the admin has answered the hello; never outside a frame. */
export const initialised = new Promise<Init>((resolve) => {
  listeners.push((message) => message.type === 'init' && resolve(message));
});

function deliver(message: FrameMessage, origin: string) {
  window.parent.postMessage({ mark: MARK, message } satisfies Envelope<FrameMessage>, origin);
}

/** Sends to the admin, in order, as soon as its origin is known. */
export function post(message: FrameMessage): void {
  if (!isFramed) return;
  if (parentOrigin === undefined) queue.push(message);
  else deliver(message, parentOrigin);
}

/** For what tells a state: sends only what differs from the last message of that type. */
export function postState(message: FrameMessage): void {
  const text = JSON.stringify(message);
  if (lastOfItsType.get(message.type) === text) return;
  lastOfItsType.set(message.type, text);
  post(message);
}

/** Asks the admin and waits for its answer. */
export function ask(name: Extract<FrameMessage, { type: 'request' }>['name']): Promise<unknown> {
  if (!isFramed) return Promise.reject(new Error('The app is not embedded in an admin.'));
  requests += 1;
  const id = requests;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    post({ type: 'request', id, name });
  });
}

export const listen = (listener: Listener) => void listeners.push(listener);

listen((message) => {
  if (message.type !== 'reply') return;
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.error === undefined) asked?.resolve(message.value);
  else asked?.reject(new Error(message.error));
});

/** Says hello, and from the answer on speaks only with the origin that gave it. */
export function openChannel(): void {
  if (!isFramed) return;
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || !isEnvelope<ParentMessage>(event.data)) return;
    if (parentOrigin !== undefined && event.origin !== parentOrigin) return;
    if (parentOrigin === undefined) {
      parentOrigin = event.origin;
      for (const message of queue.splice(0)) deliver(message, parentOrigin);
    }
    for (const listener of listeners) listener(event.data.message);
  });
  // The admin's origin is not known yet, and a hello holds nothing.
  deliver({ type: 'hello' }, '*');
}
