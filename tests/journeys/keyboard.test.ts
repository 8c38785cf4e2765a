import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { waitFor } from '#tests/support/wait-for.ts';
import { prepareJourney } from './prepare-journey.ts';
import { draftWords, HANNAH, type Seat, sentMails } from './steps.ts';

const journey = prepareJourney({ undoSeconds: 5 });

test('keys alone lead from the list to a sent reply, and back', async () => {
  for (const subject of ['Third', 'Second', 'First']) {
    await journey().mail({ from: HANNAH, subject, text: 'Hello, has my order #4127 been delivered?' });
    await waitFor(
      `the mail ${subject}`,
      async () =>
        (await journey().sql`select id from threads where draft_state = 'ready' and threads.subject = ${subject}`)
          .length > 0,
    );
  }
  const mara = await journey().sitDown();
  await mara.list.locator('[data-thread]').nth(2).waitFor();
  await mara.page.locator('iframe.app-frame').focus();
  const rows = mara.list.locator('[data-thread]');
  const subject = (name: string) => mara.app.getByRole('heading', { level: 2, name, exact: true });
  const press = (key: string) => mara.page.keyboard.press(key);

  await press('j');
  await hasFocus(rows.nth(0), 'the first row');
  await press('j');
  await hasFocus(rows.nth(1), 'the second row');
  await press('k');
  await hasFocus(rows.nth(0), 'the first row again');
  await press('Enter');
  await subject('First').waitFor();

  await press('a');
  const people = mara.app.getByRole('menuitem', { name: 'Mara Lindqvist (you)' });
  await hasFocus(people, 'the first person of the list');
  await press('Enter');
  await mara.app.getByText('Assigned to you').waitFor();

  await draftWords(mara);
  await press('r');
  await hasFocus(mara.words, 'the draft');
  await press('Control+End');
  await mara.page.keyboard.type('\nMara');
  await press('Control+Enter');
  await mara.app.getByText('Sending to Hannah Whitlock').waitFor();
  await subject('Second').waitFor();
  await hasFocus(subject('Second'), 'the next conversation’s subject');

  await press('z');
  await subject('First').waitFor();
  await hasFocus(mara.words, 'the draft that came back');
  expect(await mara.words.inputValue()).toMatch(/\nMara$/);
  await press('Control+Enter');
  await subject('Second').waitFor();
  await waitFor('the answer', async () => (await sentMails(journey())).length === 1);

  await hasFocus(subject('Second'), 'the next conversation’s subject');
  await press('e');
  await subject('Third').waitFor();
  await press('Escape');
  await hasFocus(mara.list.locator('[aria-current="true"]'), 'the row of the open conversation');
  await seeEveryPane(mara);
});

test('the question mark shows all keys, Escape puts them away, and single letters can be switched off', async () => {
  const mara = await journey().sitDown({ path: '/app/inbox?view=waiting' });
  const rows = mara.list.locator('[data-thread]');
  await rows.first().waitFor();
  await mara.page.locator('iframe.app-frame').focus();
  await mara.page.keyboard.press('?');
  const help = mara.app.getByRole('dialog', { name: 'Keyboard' });
  await help.getByText('Approve and send, or go to the first claim to check').waitFor();
  await help.getByLabel('Single letters are shortcuts').uncheck();
  await mara.page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await mara.page.keyboard.press('j');
  expect(await rows.first().evaluate((row) => row.ownerDocument.activeElement === row)).toBe(false);
});

/** F6 goes round: list, thread, draft, order, list. */
async function seeEveryPane(seat: Seat): Promise<void> {
  for (const pane of ['thread', 'draft', 'order', 'list']) {
    await seat.page.keyboard.press('F6');
    await waitFor(`the focus in the pane ${pane}`, () =>
      seat.app.locator(`[data-pane="${pane}"]`).evaluate((one) => one.contains(one.ownerDocument.activeElement)),
    );
  }
}

async function hasFocus(element: Locator, what: string): Promise<void> {
  await element.waitFor();
  await waitFor(`the focus on ${what}`, () => element.evaluate((one) => one.ownerDocument.activeElement === one), {
    seconds: 8,
  });
}
