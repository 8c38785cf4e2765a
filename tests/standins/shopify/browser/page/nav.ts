import type { NavItem } from '../messages.ts';
import { need, type PageConfig } from './config.ts';

/** The app's own items below its name; the current page's is marked. */
export function createNav(config: PageConfig, go: (href: string) => void) {
  let items: NavItem[] = [];
  let path = '/';

  function draw() {
    const visible = items.filter((item) => !item.home);
    const current = visible
      .filter((item) => isBelow(path, pathOf(item.href)))
      .sort((a, b) => pathOf(b.href).length - pathOf(a.href).length)[0];
    const anchors = visible.map((item) => {
      const anchor = document.createElement('a');
      anchor.className = 'nav-item sub';
      anchor.href = `${config.appPath}${item.href}`;
      anchor.textContent = item.label;
      if (item === current) anchor.setAttribute('aria-current', 'page');
      anchor.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(item.href);
      });
      return anchor;
    });
    need('.app-nav').replaceChildren(...anchors);
    need('.nav-item.app').classList.toggle('open', true);
  }

  return {
    setItems(next: NavItem[]) {
      items = next;
      draw();
    },
    setPath(next: string) {
      path = pathOf(next);
      draw();
    },
  };
}

const pathOf = (href: string) => new URL(href, 'http://app').pathname.replace(/\/$/, '') || '/';
const isBelow = (path: string, start: string) => path === start || path.startsWith(`${start}/`);

/** On small screens the navigation is a drawer. */
export function createDrawer() {
  const button = need('.menu-button');
  const set = (open: boolean) => {
    document.body.classList.toggle('nav-open', open);
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => set(!document.body.classList.contains('nav-open')));
  // Open, it covers the page with a shade, which belongs to the main part and hides the frame from clicks.
  need('.main').addEventListener('click', () => set(false));
  document.addEventListener('keydown', (event) => event.key === 'Escape' && set(false));
  return { close: () => set(false) };
}
