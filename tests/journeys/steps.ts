import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import postgres from 'postgres';
import { type Demo, startDemo } from '#tests/demo/start-demo.ts';
import { launchBrowser, openWindow, type Window } from '#tests/support/browser.ts';
import { waitFor } from '#tests/support/wait-for.ts';

/** One world with one browser: the product as `npm run demo` starts it, in a scratch folder. */
export type Journey = {
  demo: Demo;
  browser: Browser;
  /** Looks into the database from outside. */
  sql: postgres.Sql;
  /** A person of the shop opens Shopify admin, on a page of the app. */
  sitDown(options?: SitDown): Promise<Seat>;
  /** A customer opens the mailbox. */
  openMailbox(address: string): Promise<Page>;
  /** A customer writes, without the mailbox's page. */
  mail(letter: Letter): Promise<void>;
  /** Closes all windows. @returns the errors in them that nobody had announced. */
  getUp(): Promise<string[]>;
  close(): Promise<void>;
};

type SitDown = { staff?: keyof typeof STAFF; path?: string; width?: number; height?: number };

/** A person of the shop in front of their screen. */
export type Seat = {
  page: Page;
  /** The app inside Shopify admin. */
  app: FrameLocator;
  list: Locator;
  draft: Locator;
  /** The words in the draft's field. */
  words: Locator;
  /** What this person may see in the console because the journey brings it about, such as a refused request. */
  expect(complaint: RegExp): void;
};

type Letter = {
  from: string;
  name?: string;
  subject: string;
  text: string;
  html?: string;
  inReplyTo?: string;
  attachments?: { filename: string; contentType: string; base64: string; contentId?: string }[];
};

export const STAFF = { Mara: 9001, Tom: 9002, Jonah: 9003 } as const;
export const HANNAH = 'hannah.whitlock@posteo.example';

/** Starts a world. `undoSeconds`: 2 when absent, so that a journey does not wait for ten. */
export async function startJourney(options: { seed?: boolean; undoSeconds?: number } = {}): Promise<Journey> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-journey-'));
  // As root, PostgreSQL runs as a user of its own, who has to get in.
  await chmod(dataDir, 0o755);
  // Ctrl-C ends the process before `close` could; PostgreSQL may be writing its last files then.
  const onExit = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  process.once('exit', onExit);
  const windows: Window[] = [];
  const expected: RegExp[] = [];
  const demo = await startDemo({
    dataDir,
    say: () => {},
    fixedPorts: false,
    seed: options.seed ?? false,
    undoSeconds: options.undoSeconds ?? 2,
  }).catch((error) => {
    onExit();
    throw error;
  });
  const browser = await launchBrowser();
  const sql = postgres(demo.ownerUrl, { max: 1 });

  async function openPage(url: string, size: { width: number; height?: number }, staff?: number): Promise<Page> {
    const window = await openWindow(browser, size);
    windows.push(window);
    if (staff) {
      await window.context.addCookies([{ name: 'standin_staff', value: String(staff), url: demo.adminUrl }]);
    }
    const page = await window.context.newPage();
    await page.goto(url);
    return page;
  }

  return {
    demo,
    browser,
    sql,
    async sitDown({ staff = 'Mara', path = '/app/inbox', width = 1280, height } = {}) {
      const size = height ? { width, height } : { width };
      const page = await openPage(adminPath(demo, path), size, STAFF[staff]);
      const app = page.frameLocator('iframe.app-frame');
      const draft = app.getByRole('region', { name: 'Draft', exact: true });
      return {
        page,
        app,
        list: app.getByRole('region', { name: 'Conversations' }),
        draft,
        words: draft.getByRole('textbox'),
        expect: (complaint) => void expected.push(complaint),
      };
    },
    openMailbox: (address) => openPage(`${demo.mailboxUrl}#address=${address}`, { width: 1280 }),
    async mail({ from, name = '', ...letter }) {
      await tell(demo.world.mailgun.url, 'mailbox/send', {
        ...letter,
        from: { address: from, name: name || nameOf(demo, from) },
        to: demo.alias,
      });
    },
    async getUp() {
      const left = windows.splice(0);
      const known = [...HARMLESS, ...expected.splice(0)];
      await Promise.all(left.map((window) => window.context.close()));
      return left.flatMap((window) => window.complaints).filter((one) => !known.some((words) => words.test(one)));
    },
    async close() {
      await browser.close();
      await sql.end();
      await demo.stop();
      await rm(dataDir, { recursive: true, force: true });
      process.off('exit', onExit);
    },
  };
}

/** What Chromium writes although nothing is wrong. */
const HARMLESS = [
  // Shopify's library sends a header that preloads App Bridge from Shopify's CDN; here it comes from the stand-in.
  /^Failed to load resource: net::ERR_NAME_NOT_RESOLVED \(https:\/\/cdn\.shopify\.com\/shopifycloud\/app-bridge\.js\)$/,
];

/** The admin's address of a page of the app. */
export function adminPath(demo: Demo, path: string): string {
  return `${demo.adminUrl}/store/alder-and-oak/apps/aftersale-api-key${path}`;
}

function nameOf(demo: Demo, address: string): string {
  const customer = demo.world.store.state.customers.find((known) => known.email === address);
  return customer ? `${customer.firstName} ${customer.lastName}` : '';
}

/** The list's row of a conversation. */
export function row(seat: Seat, subject: string | RegExp): Locator {
  return seat.list.locator('[data-thread]').filter({ hasText: subject });
}

/** Opens a conversation from the list, asking for new mail where it waits, until it stands there. */
export async function openConversation(seat: Seat, subject: string): Promise<void> {
  const wanted = row(seat, subject);
  const newMail = seat.list.getByRole('button', { name: /^\d+ new$/ });
  await wanted.or(newMail).first().waitFor();
  if (!(await wanted.isVisible())) await newMail.click();
  await wanted.click();
  await seat.app.getByRole('heading', { level: 2, name: subject }).waitFor();
}

/** Waits until the draft's field has words, and gives them. */
export async function draftWords(seat: Seat): Promise<string> {
  await seat.words.waitFor();
  return waitFor('the words of the draft', () => seat.words.inputValue());
}

/** Mails that the provider has taken from the app, oldest first. */
export async function sentMails(journey: Journey): Promise<SentMail[]> {
  const answer = await fetch(`${journey.demo.world.mailgun.url}/__standin/sent`);
  return (await answer.json()) as SentMail[];
}

export type SentMail = { recipients: string[]; messageId: string; subject: string; text: string };

/** Posts to a control door of a stand-in. */
export async function tell(url: string, door: string, body: unknown): Promise<void> {
  const answer = await fetch(`${url}/__standin/${door}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${door} answered ${answer.status}: ${await answer.text()}`);
}
