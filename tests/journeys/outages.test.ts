import { expect, test } from 'vitest';
import { waitFor } from '#tests/support/wait-for.ts';
import { prepareJourney } from './prepare-journey.ts';
import { draftWords, HANNAH, openConversation, row, sentMails, tell } from './steps.ts';

const journey = prepareJourney({ undoSeconds: 1 });
const ask = (subject: string) => journey().mail({ from: HANNAH, subject, text: 'Hello, has #4127 been delivered?' });

test('while the model does not answer the inbox says so, and the draft comes by itself when it is back', async () => {
  await tell(journey().demo.world.openai.url, 'faults', { kind: 'status', path: '^/v1/responses', status: 503 });
  await ask('No model');
  const mara = await journey().sitDown();
  await mara.list.getByText(/^OpenAI isn’t answering since/).waitFor();
  await mara.list.getByText('Drafts wait; mail still comes in, and you can send your own words.').waitFor();
  await row(mara, 'No model').getByText('Drafting').waitFor();
  await mara.page.getByRole('link', { name: 'Background jobs' }).click();
  const jobs = mara.app.getByRole('region', { name: 'Jobs' });
  await jobs.getByText('Draft a reply').waitFor();
  await jobs.getByText('The model isn’t answering.').waitFor();

  await mara.page.getByRole('link', { name: 'Inbox', exact: true }).click();
  // The second try comes ten seconds after the first.
  await row(mara, 'No model').getByText('Ready').waitFor({ timeout: 30_000 });
  await mara.list.getByText(/^OpenAI isn’t answering/).waitFor({ state: 'hidden' });
});

test('while Mailgun takes no mail a reply waits, says so, and leaves once when it is back', async () => {
  await ask('No post');
  const mara = await journey().sitDown();
  await openConversation(mara, 'No post');
  await draftWords(mara);
  const fault = { kind: 'status', method: 'POST', path: '/messages$', status: 429, body: { message: 'slow down' } };
  await tell(journey().demo.world.mailgun.url, 'faults', fault);
  await mara.draft.getByRole('button', { name: 'Approve and send' }).click();
  await mara.list.getByText(/^Mailgun isn’t answering since/).waitFor();
  await mara.list.getByText('Replies wait and leave when it is back; nothing is sent twice.').waitFor();
  expect(await sentMails(journey())).toEqual([]);

  await waitFor('the answer', async () => (await sentMails(journey())).length > 0);
  await mara.list.getByText(/^Mailgun isn’t answering/).waitFor({ state: 'hidden' });
  expect(await sentMails(journey())).toHaveLength(1);
});

test('where Shopify does not answer a refresh, the order stays with the time of its last copy', async () => {
  await ask('No Shopify');
  const mara = await journey().sitDown();
  await openConversation(mara, 'No Shopify');
  const order = mara.app.getByRole('complementary', { name: 'Order' });
  await order.getByText('£169.95').waitFor();
  await tell(journey().demo.world.shopify.url, 'faults', { kind: 'status', path: 'graphql', status: 503, times: 5 });
  mara.expect(/status of 503/);
  await order.getByRole('button', { name: 'Refresh' }).click();
  const problem = order.getByRole('alert');
  await problem.getByText(/Shopify isn['’]t answering/).waitFor();
  await order.getByText('£169.95').waitFor();
  await order.getByText(/^Read from Shopify|^Copy from/).waitFor();
  expect(await mara.draft.getByRole('button', { name: 'Approve and send' }).isEnabled()).toBe(true);

  await fetch(`${journey().demo.world.shopify.url}/__standin/faults`, { method: 'DELETE' });
  await order.getByRole('button', { name: 'Refresh' }).click();
  await problem.waitFor({ state: 'hidden' });
});

test('a mail that could not be fetched is a dead letter, which a person replays', async () => {
  const { mailgun } = journey().demo.world;
  await tell(mailgun.url, 'faults', { kind: 'status', method: 'GET', path: '/messages/', status: 404 });
  const raw = [
    'From: Hannah Whitlock <hannah.whitlock@posteo.example>',
    'Subject: Kept by the provider',
    'Message-ID: <kept@posteo.example>',
    '',
    'Where is #4127?',
  ];
  const recipient = journey().demo.alias;
  await tell(mailgun.url, 'inbound', { raw: raw.join('\r\n'), recipient, mode: 'store', auth: 'pass', wait: true });
  const mara = await journey().sitDown({ path: '/app/jobs' });
  const jobs = mara.app.getByRole('region', { name: 'Jobs' });
  await jobs.getByRole('heading', { name: '1 job was given up' }).waitFor();
  await jobs.getByText('Given up', { exact: true }).waitFor();
  await jobs.getByRole('button', { name: 'Replay: Fetch a stored mail' }).click();
  await mara.page.getByText('Running again').waitFor();
  await jobs.getByText('Everything is done.').waitFor();
  await mara.page.getByRole('link', { name: 'Inbox', exact: true }).click();
  await row(mara, 'Kept by the provider').getByText('Ready').waitFor();
});
