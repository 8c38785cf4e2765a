import { expect, test } from 'vitest';
import { waitFor } from '#tests/support/wait-for.ts';
import { prepareJourney } from './prepare-journey.ts';
import { draftWords, HANNAH, openConversation, sentMails } from './steps.ts';

const journey = prepareJourney({ undoSeconds: 1 });
const ask = (subject: string, text = 'Hello, has my order #4127 been delivered?') =>
  journey().mail({ from: HANNAH, subject, text });

test('two people who approve at the same moment send one mail', async () => {
  await ask('At once');
  const [mara, tom] = await Promise.all([journey().sitDown(), journey().sitDown({ staff: 'Tom' })]);
  // Whoever comes second is refused.
  for (const seat of [mara, tom]) seat.expect(/status of 409/);
  await Promise.all([mara, tom].map((seat) => openConversation(seat, 'At once')));
  await Promise.all([mara, tom].map(draftWords));
  await Promise.all([mara, tom].map((seat) => seat.draft.getByRole('button', { name: 'Approve and send' }).click()));

  await waitFor('the answer', async () => (await sentMails(journey())).length > 0);
  await mara.page.waitForTimeout(3000);
  expect(await sentMails(journey())).toHaveLength(1);
  expect(await journey().sql`select from events where verb = 'reply.approved'`).toHaveLength(1);
});

test('what one person writes stands on the other’s screen, and two that write at once both keep their words', async () => {
  await ask('Together');
  const [mara, tom] = await Promise.all([journey().sitDown(), journey().sitDown({ staff: 'Tom' })]);
  for (const seat of [mara, tom]) seat.expect(/status of 409/);
  await Promise.all([mara, tom].map((seat) => openConversation(seat, 'Together')));
  await Promise.all([mara, tom].map(draftWords));
  await mara.words.fill('Hello Hannah, Mara here.');
  await mara.draft.getByText(/^Saved/).waitFor();
  await waitFor('Mara’s words on Tom’s screen', async () => (await tom.words.inputValue()).includes('Mara here'));

  await mara.words.fill('Hello Hannah, this is from Mara.');
  await tom.words.fill('Hello Hannah, this is from Tom.');
  const loser = await waitFor('the notice on one screen', async () => {
    for (const seat of [mara, tom]) {
      if (await seat.draft.getByText('This draft was changed somewhere else.').isVisible()) return seat;
    }
    return null;
  });
  expect(await loser.words.inputValue()).toContain(loser === mara ? 'from Mara' : 'from Tom');
  await loser.draft.getByRole('button', { name: 'Keep my words' }).click();
  const winner = loser === mara ? tom : mara;
  await waitFor('the words that were kept, on both screens', async () =>
    (await winner.words.inputValue()).includes(loser === mara ? 'from Mara' : 'from Tom'),
  );
});

test('a newer mail retires the draft that a person wrote in: their words stay, and are sent once they say so', async () => {
  await ask('Retired');
  const mara = await journey().sitDown();
  await openConversation(mara, 'Retired');
  await draftWords(mara);
  await mara.words.fill('Hello Hannah, I was just writing this.');
  await mara.draft.getByText(/^Saved/).waitFor();
  await writeAgain('Never mind, it is here.');
  await mara.app.getByRole('region', { name: 'Conversation', exact: true }).getByText('Never mind').waitFor();
  await mara.draft.getByText('A newer mail arrived.').waitFor();
  await mara.words.press('End');
  await mara.words.pressSequentially(' And this.');
  await mara.draft.getByText(/^Saved/).waitFor();
  expect(await mara.words.inputValue()).toBe('Hello Hannah, I was just writing this. And this.');
  expect(await mara.draft.getByRole('button', { name: 'Approve and send' }).isDisabled()).toBe(true);

  await mara.draft.getByRole('button', { name: 'Answer with these words' }).click();
  await waitFor('the way to send them', () => mara.draft.getByRole('button', { name: 'Approve and send' }).isEnabled());
  const before = (await sentMails(journey())).length;
  await mara.draft.getByRole('button', { name: 'Approve and send' }).click();
  await waitFor('the answer', async () => (await sentMails(journey())).length === before + 1);
});

test('words that were not saved yet when a newer mail and its draft came in stay in the field', async () => {
  await ask('Overtaken');
  const mara = await journey().sitDown();
  // The save of words for a draft that is no more.
  mara.expect(/status of 409/);
  await openConversation(mara, 'Overtaken');
  await draftWords(mara);
  await mara.words.fill('Hello Hannah, half a sente');
  await writeAgain('One more thing: who brought it?');
  await mara.app.getByRole('region', { name: 'Conversation', exact: true }).getByText('One more thing').waitFor();
  await mara.draft.getByText('Your words are still in the field.').first().waitFor();
  expect(await mara.words.inputValue()).toBe('Hello Hannah, half a sente');
  await mara.draft.getByRole('button', { name: 'Keep my words' }).click();
  await mara.draft.getByText(/^Saved/).waitFor();
  const [draft] = await journey().sql<{ text: string; edited_by: string }[]>`
    select text, edited_by from drafts where state = 'ready' order by changed_at desc limit 1`;
  expect(draft).toEqual({ text: 'Hello Hannah, half a sente', edited_by: '9001' });
});

/** The customer answers their own last mail. */
async function writeAgain(text: string): Promise<void> {
  const [last] = await journey().sql<{ rfc_message_id: string; subject: string }[]>`
    select m.rfc_message_id, t.subject from messages m join threads t on t.id = m.thread_id
    where m.direction = 'in' order by m.at desc limit 1`;
  if (!last) throw new Error('there is no mail');
  await journey().mail({ from: HANNAH, subject: `Re: ${last.subject}`, text, inReplyTo: last.rfc_message_id });
}
