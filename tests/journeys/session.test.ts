import { expect, test } from 'vitest';
import { prepareJourney } from './prepare-journey.ts';
import { HANNAH, openConversation, type Seat, tell } from './steps.ts';

const journey = prepareJourney();
const subject = (seat: Seat, name: string) => seat.app.getByRole('heading', { level: 2, name });

test('a session token that has gone stale is renewed without the person noticing', async () => {
  for (const name of ['One', 'Two']) await journey().mail({ from: HANNAH, subject: name, text: 'Where is #4127?' });
  const mara = await journey().sitDown();
  await openConversation(mara, 'One');
  // The browser writes the refused first try down.
  mara.expect(/status of 401/);
  let refused = 0;
  mara.page.on('response', (response) => {
    refused += response.status() === 401 ? 1 : 0;
  });
  await tell(journey().demo.world.shopify.url, 'stale-tokens', { count: 1 });
  await openConversation(mara, 'Two');
  await tell(journey().demo.world.shopify.url, 'stale-tokens', { count: 1 });
  await mara.app.getByRole('button', { name: 'Close', exact: true }).click();
  await subject(mara, 'One').waitFor();
  expect(refused, 'requests that had a stale token').toBeGreaterThanOrEqual(2);
  expect(await mara.app.getByRole('alert').count()).toBe(0);
  expect(await journey().sql`select id from threads where status = 'closed'`).toHaveLength(1);
});

test('reloading the admin’s page comes back to the same conversation, and back and forward work', async () => {
  for (const name of ['Three', 'Four']) await journey().mail({ from: HANNAH, subject: name, text: 'Where is #4127?' });
  const mara = await journey().sitDown();
  await openConversation(mara, 'Three');
  await mara.page.waitForURL(/\/app\/inbox\/[0-9a-f-]{36}$/);
  const place = mara.page.url();
  expect(place).not.toMatch(/id_token|hmac|session/);
  await mara.page.reload();
  await subject(mara, 'Three').waitFor();
  expect(mara.page.url()).toBe(place);

  await openConversation(mara, 'Four');
  await mara.page.goBack();
  await subject(mara, 'Three').waitFor();
  await mara.page.goForward();
  await subject(mara, 'Four').waitFor();
  await mara.page.getByRole('link', { name: 'Settings', exact: true }).first().click();
  await mara.app.getByRole('region', { name: 'Forwarding' }).waitFor();
  await mara.page.goBack();
  await subject(mara, 'Four').waitFor();
});
