import { expect, test } from 'vitest';
import { waitFor } from '#tests/support/wait-for.ts';
import { prepareJourney } from './prepare-journey.ts';
import { draftWords, openConversation, row, sentMails } from './steps.ts';

const LUCY = 'lucy.adeyemi@example.com';
const journey = prepareJourney({ undoSeconds: 1 });

test('where two orders could be meant a person picks one, and the draft then speaks of that order', async () => {
  await journey().mail({
    from: LUCY,
    subject: 'Which one shipped?',
    text: 'Hi, I have two orders with you and only one is on its way. Which one is it, please?\n\nLucy',
  });
  const mara = await journey().sitDown();
  await row(mara, 'Which one shipped?').getByText('Pick order').waitFor();
  await openConversation(mara, 'Which one shipped?');
  const before = await draftWords(mara);
  const order = mara.app.getByRole('complementary', { name: 'Order' });
  await order.getByRole('heading', { name: 'Which order is it?' }).waitFor();
  const candidates = await order.getByRole('button', { name: /^Pick order/ }).all();
  expect(candidates.length).toBeGreaterThan(1);
  const names = await Promise.all(candidates.map((button) => button.getAttribute('aria-label')));
  const picked = names[1]?.replace('Pick order ', '') ?? 'none';
  for (const name of names)
    expect(before, 'the draft of a doubtful match').not.toContain(name?.replace('Pick order ', ''));

  await order.getByRole('button', { name: `Pick order ${picked}` }).click();
  await order.getByText('Picked by Mara Lindqvist').waitFor();
  await waitFor('the draft of the picked order', async () => (await draftWords(mara)).includes(picked));
  await row(mara, 'Which one shipped?').getByText('Ready').waitFor();
});

test('a mail that no order belongs to is answered all the same', async () => {
  const from = 'wen.zhao@cafe-ladder.example';
  await journey().mail({
    ...{ from, name: 'Wen Zhao', subject: 'Wholesale' },
    text: 'Hi there, we run two small cafés. Do you sell to businesses?\n\nWen',
  });
  const mara = await journey().sitDown();
  await openConversation(mara, 'Wholesale');
  await mara.app.getByRole('heading', { name: 'No order belongs to this' }).waitFor();
  await draftWords(mara);
  await mara.words.fill('Hi Wen,\n\nwe do, and I will send you our list.\n\nMara');
  await mara.draft.getByRole('button', { name: 'Approve and send' }).click();
  const mail = await waitFor('the answer', async () =>
    (await sentMails(journey())).find(({ recipients }) => recipients.includes(from)),
  );
  expect(mail.subject).toBe('Re: Wholesale');
});
