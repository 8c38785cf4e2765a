import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '#tests/support/run-process.ts';
import { draftWords, HANNAH, type Journey, openConversation, type Seat, startJourney, tell } from '../steps.ts';

/** `npm run screens`: pictures of every screen, wide and narrow, full and empty, into docs/screens. */
const FOLDER = join(ROOT, 'docs', 'screens');
const WIDE = { width: 1280, height: 1024 };
const NARROW = { width: 390, height: 844 };
const CRACKED = 'Cracked serving bowl in my order';

await mkdir(FOLDER, { recursive: true });
for (const [seed, take] of [
  [false, emptyShop],
  [true, fullShop],
] as const) {
  const journey = await startJourney({ seed, undoSeconds: 30 });
  try {
    await take(journey);
  } finally {
    await journey.close();
  }
}

async function emptyShop(journey: Journey): Promise<void> {
  await bothWidths(journey, 'empty-inbox', '/app/inbox', (seat) =>
    seat.app.getByText('Get your first mail in').waitFor(),
  );
}

async function fullShop(journey: Journey): Promise<void> {
  await theInbox(journey);
  await theClaims(journey);
  await theConversation(journey);
  await bothWidths(journey, 'settings', '/app/settings', (seat) =>
    seat.app.getByText('Jonah Reed', { exact: true }).waitFor(),
  );
  await loading(journey);
  await theJobs(journey);
  await outage(journey);
}

async function theInbox(journey: Journey): Promise<void> {
  const wide = await journey.sitDown(WIDE);
  await openConversation(wide, 'Gift receipt for #4135');
  await draftWords(wide);
  await wide.draft.getByRole('button', { name: 'Approve and send' }).click();
  await wide.app.getByText('Sending to Ruth Penhaligon').waitFor();
  await openConversation(wide, CRACKED);
  await draftWords(wide);
  await picture(wide, 'inbox-1280');
  const narrow = await journey.sitDown(NARROW);
  await narrow.list.locator('[data-thread]').first().waitFor();
  await picture(narrow, 'inbox-390');
}

async function theClaims(journey: Journey): Promise<void> {
  const seat = await journey.sitDown(WIDE);
  await openConversation(seat, CRACKED);
  await draftWords(seat);
  await seat.draft.locator('[data-claim]').filter({ hasText: 'KT218477361GB' }).first().hover({ force: true });
  await seat.app.getByText('Proven by the order').waitFor();
  await picture(seat, 'claim-proven-1280');
  await seat.page.mouse.move(400, 40);
  await seat.draft.getByRole('button', { name: 'Check claim' }).click();
  await seat.draft.getByRole('button', { name: 'I checked it' }).waitFor();
  await picture(seat, 'claim-remedy-1280');
}

async function theConversation(journey: Journey): Promise<void> {
  const wide = await journey.sitDown(WIDE);
  await openConversation(wide, 'Rückgabe #4130');
  await draftWords(wide);
  await picture(wide, 'conversation-1280');
  await wide.app.getByRole('link', { name: /^Timeline/ }).click();
  await wide.app.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first().waitFor();
  await picture(wide, 'timeline-1280');
  const path = new URL(wide.page.url()).pathname.replace(/^.*aftersale-api-key/, '');
  const timeline = await journey.sitDown({ ...NARROW, path });
  await timeline.app.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first().waitFor();
  await picture(timeline, 'timeline-390');
  const narrow = await journey.sitDown(NARROW);
  await openConversation(narrow, CRACKED);
  await draftWords(narrow);
  await picture(narrow, 'conversation-390');
}

/** The next conversation's data is held back for as long as the picture takes. */
async function loading(journey: Journey): Promise<void> {
  const seat = await journey.sitDown(WIDE);
  await seat.list.locator('[data-thread]').first().waitFor();
  await seat.page.context().route(/\/app\/inbox\/.*\.data/, () => {});
  await seat.list.locator('[data-thread]').nth(1).click();
  await seat.app.getByRole('status', { name: /^Loading/ }).waitFor();
  await picture(seat, 'loading-1280');
}

/** Two mails that the provider kept and could not be fetched. */
async function theJobs(journey: Journey): Promise<void> {
  const { url } = journey.demo.world.mailgun;
  await tell(url, 'faults', { kind: 'status', method: 'GET', path: '/messages/', status: 404, times: 2 });
  for (const id of ['one', 'two']) {
    const raw = [`From: <${HANNAH}>`, `Subject: ${id}`, `Message-ID: <${id}@posteo.example>`, '', 'Hello'].join('\r\n');
    await tell(url, 'inbound', { raw, recipient: journey.demo.alias, mode: 'store', auth: 'pass', wait: true });
  }
  await bothWidths(journey, 'jobs', '/app/jobs', (seat) => seat.app.getByText('2 jobs were given up').waitFor());
}

async function outage(journey: Journey): Promise<void> {
  const { openai, shopify } = journey.demo.world;
  await tell(openai.url, 'faults', { kind: 'status', path: '^/v1/responses', status: 503, times: 0 });
  await tell(shopify.url, 'faults', { kind: 'status', path: 'graphql', status: 503, times: 0 });
  await journey.mail({
    from: HANNAH,
    subject: 'Is #4127 complete?',
    text: 'Hello, is everything of #4127 in the box?',
  });
  const seat = await journey.sitDown(WIDE);
  await seat.list.getByText(/^OpenAI isn’t answering/).waitFor();
  await openConversation(seat, CRACKED);
  await seat.app.getByRole('button', { name: 'Refresh' }).click();
  await seat.app.getByRole('complementary', { name: 'Order' }).getByRole('alert').waitFor();
  await picture(seat, 'outage-1280');
}

async function bothWidths(
  journey: Journey,
  name: string,
  path: string,
  arrived: (seat: Seat) => Promise<void>,
): Promise<void> {
  for (const size of [WIDE, NARROW]) {
    const seat = await journey.sitDown({ ...size, path });
    await arrived(seat);
    await picture(seat, `${name}-${size.width}`);
  }
}

async function picture(seat: Seat, name: string): Promise<void> {
  // What is drawn with a delay, such as pictures of products.
  await seat.page.waitForTimeout(700);
  await seat.page.screenshot({ path: join(FOLDER, `${name}.png`), scale: 'css', animations: 'disabled' });
  console.log(`docs/screens/${name}.png`);
}
