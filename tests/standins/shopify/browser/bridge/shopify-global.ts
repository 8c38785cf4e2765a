import type { Toast } from '../messages.ts';
import { idToken } from './authenticated-fetch.ts';
import { ask, initialised, isFramed, listen, post } from './channel.ts';
import { ModalElement } from './modal-element.ts';
import { isSaveBarShowing, SaveBarElement } from './save-bar-element.ts';

type ToastOptions = {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
};

/** The part of `window.shopify` that the stand-in has; what it has not rejects with a sentence instead of hanging. */
export function createShopifyGlobal(apiKey: string) {
  const query = new URLSearchParams(location.search);
  return {
    config: {
      apiKey,
      shop: query.get('shop') ?? '',
      host: query.get('host') ?? '',
      locale: query.get('locale') ?? 'en',
    },
    origin: 'https://admin.shopify.com',
    ready: initialised.then(() => undefined),
    environment: { mobile: false, embedded: isFramed, pos: false },
    loading: (on?: boolean) => post({ type: 'loading', on: on ?? false }),
    idToken,
    user: () => ask('user'),
    toast: createToasts(),
    modal: elementApi((id) => byId(id, ModalElement, 'ui-modal')),
    saveBar: {
      ...elementApi((id) => byId(id, SaveBarElement, 'ui-save-bar')),
      leaveConfirmation: async () => void (isSaveBarShowing() && (await ask('leaveConfirmation'))),
    },
    scopes: {
      query: async () => {
        const { scopes } = await initialised;
        return { granted: scopes, required: scopes, optional: [] };
      },
      request: () => missing('scopes.request'),
      revoke: () => missing('scopes.revoke'),
    },
    app: { extensions: async () => [] },
    webVitals: { onReport: async () => {} },
    setSignals: () => {},
    resourcePicker: () => missing('resourcePicker'),
    picker: () => missing('picker'),
    reviews: { request: () => missing('reviews.request') },
    support: { registerHandler: async () => {} },
    intents: { invoke: () => missing('intents.invoke') },
    scanner: { capture: () => missing('scanner.capture') },
    shopifyQL: { query: () => missing('shopifyQL.query') },
  };
}

function createToasts() {
  const shown = new Map<string, ToastOptions>();
  let count = 0;
  listen((message) => {
    if (message.type !== 'toastAnswer') return;
    const options = shown.get(message.id);
    shown.delete(message.id);
    if (message.what === 'action') options?.onAction?.();
    else options?.onDismiss?.();
  });
  return {
    show(text: string, options: ToastOptions = {}): string {
      count += 1;
      const id = `toast-${count}`;
      shown.set(id, options);
      const { duration = 5000, isError = false, action = null } = options;
      post({ type: 'toast', ...({ id, message: text, isError, duration, action } satisfies Toast) });
      return id;
    },
    hide: (id: string) => post({ type: 'toastHide', id }),
  };
}

function elementApi(find: (id: string) => { show(): Promise<void>; hide(): Promise<void>; toggle(): Promise<void> }) {
  return {
    show: async (id: string) => find(id).show(),
    hide: async (id: string) => find(id).hide(),
    toggle: async (id: string) => find(id).toggle(),
  };
}

function byId<Element>(id: string, kind: new () => Element, tag: string): Element {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`There is no <${tag} id="${id}"> in this page.`);
  return element;
}

const missing = (name: string) => Promise.reject(new Error(`The stand-in admin has no ${name}.`));
