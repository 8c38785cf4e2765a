import { expect, test } from 'vitest';
import { actAs } from '#tests/support/act-as.ts';
import { prepareJourney } from './prepare-journey.ts';
import { draftWords, HANNAH, openConversation, STAFF, sentMails } from './steps.ts';

const journey = prepareJourney({ undoSeconds: 1 });

test('the owner makes somebody a viewer: their screen lets them read, and the server refuses what an old screen still offers', async () => {
  await journey().mail({ from: HANNAH, subject: 'For the agents', text: 'Hello, has #4127 been delivered?' });
  const jonah = await journey().sitDown({ staff: 'Jonah' });
  await openConversation(jonah, 'For the agents');
  const words = await draftWords(jonah);
  await jonah.draft.getByRole('button', { name: 'Approve and send' }).waitFor();

  const mara = await journey().sitDown({ path: '/app/settings' });
  await mara.app.getByLabel('Role of Jonah Reed').selectOption('viewer');
  await mara.page.getByText('Role saved').waitFor();

  // Jonah's screen is the one from before.
  jonah.expect(/status of 403/);
  await jonah.draft.getByRole('button', { name: 'Approve and send' }).click();
  await jonah.draft.getByText('Your role does not allow this.').waitFor();
  expect(await jonah.words.inputValue()).toBe(words);

  await jonah.page.reload();
  await jonah.draft.getByText('You can read here.').waitFor();
  expect(await jonah.draft.getByRole('button', { name: /Approve|Check claim/ }).count()).toBe(0);
  expect(await jonah.words.getAttribute('readonly')).not.toBeNull();
  expect(await jonah.app.getByRole('button', { name: 'Close', exact: true }).count()).toBe(0);
  expect(await jonah.app.getByRole('button', { name: 'Assign' }).count()).toBe(0);

  await refusedByTheServer();
  expect(await sentMails(journey())).toEqual([]);

  await mara.app.getByLabel('Role of Jonah Reed').selectOption('agent');
  await mara.app.getByText('Answers, assigns and closes').first().waitFor();
  await jonah.page.reload();
  await jonah.draft.getByRole('button', { name: 'Approve and send' }).waitFor();
  const told = await journey().sql`select details from events where verb = 'staff.role-changed' and actor_id = '9001'`;
  expect(told.map(({ details }) => details.role)).toEqual(['viewer', 'agent']);
});

test('whoever is not the owner sees the team and cannot change it', async () => {
  const tom = await journey().sitDown({ staff: 'Tom', path: '/app/settings' });
  await tom.app.getByText('Tom Okafor').waitFor();
  expect(await tom.app.getByRole('region', { name: 'Team' }).getByRole('combobox').count()).toBe(0);
  const answer = await actAs(journey().demo.world, STAFF.Tom).post('/app/settings', {
    intent: 'set-role',
    staffId: String(STAFF.Tom),
    role: 'admin',
  });
  expect(answer.status).toBe(403);
});

/** Everything that changes a conversation, without a screen in between. */
async function refusedByTheServer(): Promise<void> {
  const [draft] = await journey().sql<{ id: string; thread_id: string; text: string; version: number }[]>`
    select id, thread_id, text, version from drafts where state = 'ready'`;
  if (!draft) throw new Error('there is no draft');
  const { id: draftId, text, version } = draft;
  const jonah = actAs(journey().demo.world, STAFF.Jonah);
  for (const intent of [
    { intent: 'approve', draftId, text, version, thenClose: false },
    { intent: 'save-draft', draftId, text: 'Mine', version },
    { intent: 'assign', staffId: String(STAFF.Jonah) },
    { intent: 'pick-order', orderId: null },
    { intent: 'redraft' },
    { intent: 'close' },
  ]) {
    const answer = await jonah.post(`/app/inbox/${draft.thread_id}`, intent);
    expect(answer.status, `${intent.intent} by a viewer`).toBe(403);
  }
}
