import { expect, test } from 'vitest';
import { actAs } from '#tests/support/act-as.ts';
import { waitFor } from '#tests/support/wait-for.ts';
import { prepareJourney } from './prepare-journey.ts';
import { draftWords, HANNAH, openConversation, sentMails, tell } from './steps.ts';

const journey = prepareJourney({ undoSeconds: 3 });
const ask = (subject: string) =>
  journey().mail({ from: HANNAH, subject, text: 'Hello, has my order #4127 been delivered?\n\nHannah' });

test('undo calls a reply back: nothing leaves, and the words are in the field again', async () => {
  await ask('Undone');
  const mara = await journey().sitDown();
  await openConversation(mara, 'Undone');
  const words = await draftWords(mara);
  await mara.draft.getByRole('button', { name: 'Approve and send' }).click();
  await mara.app.getByRole('region', { name: 'Sending' }).getByRole('button', { name: 'Undo' }).click();

  await mara.draft.getByText('not sent').waitFor();
  expect(await draftWords(mara)).toBe(words);
  await waitFor('the focus in the words', () =>
    mara.words.evaluate((field) => field.ownerDocument.activeElement === field),
  );
  await mara.page.waitForTimeout(4000);
  expect(await sentMails(journey())).toEqual([]);
  const { verb } = await lastEvent();
  expect(verb).toBe('reply.undone');
});

test('words that a person changed are the words that the customer gets', async () => {
  await ask('Edited');
  const mara = await journey().sitDown();
  await openConversation(mara, 'Edited');
  const words = await draftWords(mara);
  await mara.words.fill(`Dearest friend,\n\n${words}`);
  await mara.draft.getByText(/^Saved/).waitFor();
  await mara.words.press('End');
  await mara.words.pressSequentially(' Yours as ever');
  // Not waiting for the save: what stands in the field is what is sent.
  await mara.draft.getByRole('button', { name: 'Approve and send' }).click();

  const mail = await waitFor('the answer', async () => (await sentMails(journey())).at(-1));
  const [message] = await journey().sql<{ text: string }[]>`
    select text from messages where direction = 'out' order by at desc limit 1`;
  expect(mail.subject).toBe('Re: Edited');
  expect(message?.text).toMatch(/^Dearest friend,/);
  expect(message?.text).toContain('Yours as ever');
  const mailbox = await journey().openMailbox(HANNAH);
  await mailbox.getByRole('button', { name: /Edited/ }).click();
  await mailbox.locator('article.received').frameLocator('iframe').getByText('Dearest friend').waitFor();
});

test('a reply with a claim that nothing proves cannot be sent until each such claim is removed or confirmed', async () => {
  await tell(journey().demo.world.openai.url, 'behaviour', { mode: 'invent', times: 1 });
  await ask('Invented');
  const mara = await journey().sitDown();
  await openConversation(mara, 'Invented');
  const invented = await draftWords(mara);
  const before = (await sentMails(journey())).length;
  const approve = mara.draft.getByRole('button', { name: 'Approve and send' });
  await mara.draft.getByText(/claims? ha(s|ve) no proof/).waitFor();
  expect(await approve.isEnabled()).toBe(false);
  expect(await statusOfApproving(), 'approving past the screen').toBe(409);

  // Instead of sending, the keys lead to the first claim. It is confirmed by name; the others are taken out.
  await mara.words.press('Control+Enter');
  const remedy = mara.draft.getByRole('group', { name: /^Check “/ });
  await remedy.getByRole('button', { name: 'I checked it' }).click();
  await waitFor('the confirmation', async () => (await confirmations()) === 1);
  await waitFor('the end of the open claims', async () => {
    if (await approve.isEnabled()) return true;
    const remove = remedy.getByRole('button', { name: 'Remove sentence' });
    await remove.click({ timeout: 1000 }).catch(() => null);
    return false;
  });
  expect((await mara.words.inputValue()).length).toBeLessThan(invented.length);
  expect((await sentMails(journey())).length).toBe(before);
  await approve.click();
  await waitFor('the answer', async () => (await sentMails(journey())).length === before + 1);
});

async function confirmations(): Promise<number> {
  return (await journey().sql`select from events where verb = 'claim.confirmed' and actor_id = '9001'`).length;
}

/** What the server says to an approval of the open draft that no screen has held back. */
async function statusOfApproving(): Promise<number> {
  const [draft] = await journey().sql<{ id: string; thread_id: string; text: string; version: number }[]>`
    select id, thread_id, text, version from drafts where state = 'ready' order by created_at desc limit 1`;
  if (!draft) throw new Error('there is no draft');
  const { id: draftId, text, version } = draft;
  const approval = { intent: 'approve', draftId, text, version, thenClose: false };
  return (await actAs(journey().demo.world).post(`/app/inbox/${draft.thread_id}`, approval)).status;
}

async function lastEvent(): Promise<{ verb: string }> {
  const [event] = await journey().sql<{ verb: string }[]>`select verb from events order by id desc limit 1`;
  return event ?? { verb: 'none' };
}
