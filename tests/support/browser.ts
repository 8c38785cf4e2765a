import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { USER_AGENT } from './open-app.ts';

/** The Chromium that `npm test` found (`CHROMIUM`), or the one of a Debian machine. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-quic',
      // Nothing outside of this machine exists.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
}

export type Window = {
  context: BrowserContext;
  /** Errors that pages and frames of this window threw or wrote to the console. */
  complaints: string[];
};

/**
 * A person's own browser window: its cookies are its own, and what goes wrong in it is written down. 1024 high, so that
 * all of a conversation is in view.
 */
export async function openWindow(browser: Browser, options: { width: number; height?: number }): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: options.height ?? 1024 },
    userAgent: USER_AGENT,
    locale: 'en-GB',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(`thrown: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  return { context, complaints };
}
