import type { User } from '../messages.ts';

/** What the server says to the page's script. */
export type PageConfig = {
  shop: string;
  host: string;
  /** The path of the admin page that shows the app's root. */
  appPath: string;
  appOrigin: string;
  appName: string;
  scopes: string[];
  user: User;
};

export function readConfig(): PageConfig | undefined {
  const text = document.getElementById('config')?.textContent;
  return text ? (JSON.parse(text) as PageConfig) : undefined;
}

/** The one element for a selector that the server's markup is known to hold. */
export function need<Kind extends Element = HTMLElement>(selector: string, within: ParentNode = document): Kind {
  const element = within.querySelector<Kind>(selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}
