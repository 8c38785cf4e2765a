/** The admin page's script: it frames the app and draws what the app tells through App Bridge. */
import type { FrameMessage } from '../messages.ts';
import { confirmLeaving, createSaveBar, drawTitleBar } from './bars.ts';
import { need, type PageConfig, readConfig } from './config.ts';
import { fetchIdToken, frameChannel } from './frame-channel.ts';
import { createDrawer, createNav } from './nav.ts';
import { adminUrlOf, placeOf } from './places.ts';
import { createToasts } from './toasts.ts';

const drawer = createDrawer();
closeMenusOutside();
const pageConfig = readConfig();
if (pageConfig) showApp(pageConfig);

function showApp(config: PageConfig) {
  const frame = need<HTMLIFrameElement>('iframe.app-frame');
  const { post } = frameChannel(frame, config, heard);
  const press = (bar: 'titleBar' | 'saveBar', index: number) => post({ type: 'press', bar, index });
  const nav = createNav(config, (href) => void go(href));
  const saveBar = createSaveBar(press);
  const toasts = createToasts((id, what) => post({ type: 'toastAnswer', id, what }));
  let connected = false;

  async function go(href: string) {
    drawer.close();
    if (saveBar.isShowing() && !(await mayLeave())) return;
    if (connected) post({ type: 'navigate', href });
    else location.assign(`${config.appPath}${href}`);
  }

  async function mayLeave() {
    const leave = await confirmLeaving('Leave page with unsaved changes?', 'Leave page');
    if (leave) saveBar.set({ showing: false, discardConfirmation: false, save: null, discard: null });
    return leave;
  }

  function heard(message: FrameMessage) {
    switch (message.type) {
      case 'hello':
        connected = true;
        // A new document begins with nothing of the old one.
        saveBar.set({ showing: false, discardConfirmation: false, save: null, discard: null });
        document.body.classList.remove('modal-open');
        need('.loading').hidden = true;
        return post({ type: 'init', shop: config.shop, host: config.host, locale: 'en', scopes: config.scopes });
      case 'location': {
        nav.setPath(message.path);
        const url = adminUrlOf(config, message.path);
        if (url !== undefined) history.replaceState(history.state, '', url);
        return;
      }
      case 'nav':
        return nav.setItems(message.items);
      case 'titleBar':
        return drawTitleBar(config, message, press);
      case 'saveBar':
        return saveBar.set(message);
      case 'toast':
        return toasts.show(message);
      case 'toastHide':
        return toasts.hide(message.id);
      case 'loading':
        need('.loading').hidden = !message.on;
        return;
      case 'modal':
        document.body.classList.toggle('modal-open', message.open);
        return;
      case 'redirect':
        return location.assign(placeOf(config, message.url));
      case 'request':
        return void answer(message.id, message.name);
    }
  }

  async function answer(id: number, name: Extract<FrameMessage, { type: 'request' }>['name']) {
    try {
      if (name === 'idToken') post({ type: 'reply', id, value: await fetchIdToken(config.shop) });
      if (name === 'user') post({ type: 'reply', id, value: config.user });
      if (name === 'leaveConfirmation') {
        if (await mayLeave()) post({ type: 'reply', id });
        else post({ type: 'reply', id, error: 'The person stays on the page.' });
      }
    } catch (error) {
      post({ type: 'reply', id, error: String(error) });
    }
  }

  need('.reload').addEventListener('click', () => location.reload());
}

/** `<details>` menus close by themselves only on their own summary. */
function closeMenusOutside() {
  const close = (except: EventTarget | null) => {
    for (const menu of document.querySelectorAll('details[open]')) {
      if (!(except instanceof Node && menu.contains(except))) menu.removeAttribute('open');
    }
  };
  document.addEventListener('click', (event) => close(event.target));
  window.addEventListener('blur', () => close(null));
  document.addEventListener('keydown', (event) => event.key === 'Escape' && close(null));
}
