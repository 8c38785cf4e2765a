import { describeButtons, pressables, watch } from './bar-buttons.ts';
import { listen, postState } from './channel.ts';

const NAV = 'ui-nav-menu, s-app-nav';
const currentNav = () => document.querySelector(NAV);
const currentTitleBar = () =>
  [...document.querySelectorAll('ui-title-bar')].filter((bar) => !bar.closest('ui-modal')).at(-1);

function tellNav() {
  const anchors = [...(currentNav()?.querySelectorAll('a[href]') ?? [])];
  postState({
    type: 'nav',
    items: anchors.map((anchor) => ({
      label: anchor.textContent?.trim() ?? '',
      href: anchor.getAttribute('href') ?? '',
      home: anchor.getAttribute('rel') === 'home',
    })),
  });
}

export function tellTitleBar(): void {
  const bar = currentTitleBar();
  postState({
    type: 'titleBar',
    title: bar?.getAttribute('title') || document.title,
    buttons: bar ? describeButtons(bar) : [],
  });
}

/** An element that shows nothing in the frame and tells the admin what it holds. */
function reporter(tell: () => void) {
  return class extends HTMLElement {
    #stop: (() => void) | undefined;
    connectedCallback() {
      this.#stop = watch(this, tell);
    }
    disconnectedCallback() {
      this.#stop?.();
      queueMicrotask(tell);
    }
  };
}

export function defineFrameElements(): void {
  customElements.define('ui-nav-menu', reporter(tellNav));
  customElements.define('s-app-nav', reporter(tellNav));
  customElements.define('ui-title-bar', reporter(tellTitleBar));

  listen((message) => {
    if (message.type === 'navigate') {
      const anchor = [...(currentNav()?.querySelectorAll('a[href]') ?? [])].find(
        (candidate) => candidate.getAttribute('href') === message.href,
      );
      // The app's router listens for this and changes the page without loading a document.
      anchor?.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true, cancelable: true }));
    }
    if (message.type === 'press' && message.bar === 'titleBar') {
      const bar = currentTitleBar();
      if (bar) pressables(bar)[message.index]?.click();
    }
  });
}
