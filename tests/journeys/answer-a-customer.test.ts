import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { prepareJourney } from './prepare-journey.ts';
import { draftWords, HANNAH, openConversation, row, type Seat, sentMails } from './steps.ts';

const SUBJECT = 'Has it been delivered?';
const journey = prepareJourney({ undoSeconds: 4 });

test('a customer writes, a person approves the draft, and the answer stands in the customer’s own conversation', async () => {
  const mara = await journey().sitDown();
  await mara.app.getByText('No mail yet').waitFor();
  const documents = countDocuments(mara.page);
  const mailbox = await journey().openMailbox(HANNAH);
  await writeNewMail(mailbox, 'Hello, has my order #4127 been delivered?\n\nHannah');

  await row(mara, SUBJECT).getByText('Ready').waitFor();
  await openConversation(mara, SUBJECT);
  expect(await draftWords(mara)).toContain('#4127');
  expect(documents(), 'documents that were loaded since the inbox was opened').toBe(0);
  const order = mara.app.getByRole('complementary', { name: 'Order' });
  expect(await order.textContent()).toContain('Mail names #4127');

  await mara.draft.getByRole('button', { name: 'Approve and send' }).click();
  await seeTheSecondsPass(mara);
  expect(await sentMails(journey())).toEqual([]);

  const answer = mailbox.locator('article.received');
  await answer.frameLocator('iframe').getByText('#4127').first().waitFor();
  expect(await mailbox.locator('article.message').count(), 'mails in this conversation').toBe(2);
  expect((await sentMails(journey())).map(({ recipients }) => recipients)).toEqual([[HANNAH]]);

  // An answered conversation waits for the customer, in a view of its own.
  await mara.app.getByRole('tab', { name: 'Waiting' }).click();
  await openConversation(mara, SUBJECT);
  await mara.app.getByRole('article').getByText('Delivered', { exact: true }).waitFor();
  await order.getByRole('link', { name: 'Timeline' }).click();
  expect(await storyOfTheOrder(mara)).toMatch(
    /Hannah Whitlock wrote[\s\S]*Matched to this order[\s\S]*Draft saved[\s\S]*Mara Lindqvist approved[\s\S]*Reply sent/,
  );

  await mailbox.getByRole('button', { name: 'Reply' }).click();
  await mailbox.getByLabel('Mail', { exact: true }).fill('Thank you. And who brought it?');
  await mailbox.getByRole('button', { name: 'Send' }).click();
  await mara.page.getByRole('link', { name: 'Inbox', exact: true }).click();
  await row(mara, SUBJECT).getByText('Ready').waitFor();
  await openConversation(mara, SUBJECT);
  const conversation = mara.app.getByRole('region', { name: 'Conversation', exact: true });
  await conversation.getByText('And who brought it?').waitFor();
  expect(await conversation.getByText('> ').count(), 'quoted lines in sight').toBe(0);
  expect(await journey().sql`select id from threads`).toHaveLength(1);
});

async function writeNewMail(mailbox: Page, text: string): Promise<void> {
  await mailbox.getByRole('button', { name: 'New mail' }).click();
  expect(await mailbox.getByLabel('To', { exact: true }).inputValue()).toBe(journey().demo.alias);
  await mailbox.getByLabel('Subject').fill(SUBJECT);
  await mailbox.getByLabel('Mail', { exact: true }).fill(text);
  await mailbox.getByRole('button', { name: 'Send' }).click();
  await mailbox.getByRole('heading', { name: SUBJECT }).waitFor();
}

function countDocuments(page: Page): () => number {
  let documents = 0;
  page.on('request', (request) => {
    documents += request.resourceType() === 'document' ? 1 : 0;
  });
  return () => documents;
}

async function seeTheSecondsPass(seat: Seat): Promise<void> {
  const strip = seat.app.getByRole('region', { name: 'Sending' });
  await strip.getByText('in 3 s').waitFor();
  await strip.getByText('in 2 s').waitFor();
}

/** What the timeline says, a line each, without the hours. */
async function storyOfTheOrder(seat: Seat): Promise<string> {
  const timeline = seat.app.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('listitem').first().waitFor();
  const lines = await timeline.getByRole('listitem').allTextContents();
  return lines.map((line) => line.replace(/^\d\d:\d\d/, '')).join('\n');
}
