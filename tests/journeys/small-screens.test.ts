import { expect, test } from 'vitest';
import { waitFor } from '#tests/support/wait-for.ts';
import { prepareJourney } from './prepare-journey.ts';
import { draftWords, HANNAH, openConversation, row, type Seat, sentMails } from './steps.ts';

const journey = prepareJourney({ undoSeconds: 1 });
const SCREENS = ['/app/inbox', '/app/jobs', '/app/settings'];

test('on a phone the list leads to a conversation and back, and a reply is approved', async () => {
  await journey().mail({
    from: HANNAH,
    subject: 'Serving-bowl-with-a-very-long-compound-noun-Donaudampfschifffahrtsgesellschaft',
    text: 'Hello, has my order #4127 been delivered?',
  });
  const mara = await journey().sitDown({ width: 390, height: 844 });
  await openConversation(mara, 'Serving-bowl');
  await mara.list.waitFor({ state: 'hidden' });
  await mara.app.getByRole('button', { name: 'Back to the list' }).click();
  await row(mara, 'Serving-bowl').waitFor();
  await openConversation(mara, 'Serving-bowl');
  await draftWords(mara);

  await mara.app.getByRole('button', { name: /^Order #4127/ }).click();
  const drawer = mara.app.getByRole('dialog', { name: 'Order' });
  await drawer.getByText('Stoneware serving bowl').first().waitFor();
  await drawer.getByRole('button', { name: 'Close' }).click();
  await drawer.getByText('Stoneware serving bowl').first().waitFor({ state: 'hidden' });

  await mara.draft.getByRole('button', { name: 'Approve and send' }).click();
  await waitFor('the answer', async () => (await sentMails(journey())).length === 1);
  await mara.list.waitFor();
});

test('nothing scrolls sideways at 320 px', async () => {
  const [thread] = await journey().sql<{ id: string; order_id: string }[]>`select id, order_id from threads`;
  const order = thread?.order_id.split('/').at(-1);
  const mara = await journey().sitDown({ width: 320, height: 700 });
  for (const path of [...SCREENS, `/app/inbox/${thread?.id}`, `/app/orders/${order}`]) {
    await goTo(mara, path);
    const { scroll, width } = await mara.app.locator('html').evaluate(({ scrollWidth, clientWidth }) => ({
      scroll: scrollWidth,
      width: clientWidth,
    }));
    expect(scroll, `width of ${path}`).toBeLessThanOrEqual(width);
  }
});

test('every control has a name, every screen a title, and the focus can be seen', async () => {
  const [thread] = await journey().sql<{ id: string; order_id: string }[]>`select id, order_id from threads`;
  const order = thread?.order_id.split('/').at(-1);
  const mara = await journey().sitDown();
  for (const path of [...SCREENS, `/app/inbox/${thread?.id}`, `/app/orders/${order}`]) {
    await goTo(mara, path);
    expect(await mara.page.locator('h1').allTextContents(), `title of ${path}`).toHaveLength(1);
    expect(await mara.app.locator('h1').count()).toBe(0);
    expect(await namelessControls(mara), `controls without a name on ${path}`).toEqual([]);
    expect(await unseenFocus(mara), `places where the focus of ${path} cannot be seen`).toEqual([]);
  }
});

async function goTo(seat: Seat, path: string): Promise<void> {
  await seat.page.goto(seat.page.url().replace(/(aftersale-api-key).*$/, `$1${path}`));
  await seat.app.locator('[data-pane], section[aria-label]').filter({ visible: true }).first().waitFor();
  await seat.page.waitForTimeout(400);
}

/** Buttons, links and fields that assistive technology has no name for, as Chromium computes it. */
async function namelessControls(seat: Seat): Promise<string[]> {
  const tree = await seat.app.locator('body').ariaSnapshot();
  return tree
    .split('\n')
    .filter((line) => /^\s*- (button|link|textbox|combobox|checkbox|tab|menuitem|radio)(:|$)/.test(line));
}

/** Steps through the screen with Tab and names what looks the same with the focus as without it. */
async function unseenFocus(seat: Seat): Promise<string[]> {
  await seat.page.locator('iframe.app-frame').focus();
  const unseen: string[] = [];
  for (let step = 0; step < 25; step += 1) {
    await seat.page.keyboard.press('Tab');
    const found = await seat.app.locator('body').evaluate((body) => {
      const element = body.ownerDocument.activeElement;
      if (!(element instanceof HTMLElement) || element === body) return null;
      const looks = (one: Element) =>
        [undefined, '::before', '::after'].map((pseudo) => {
          const { outline, boxShadow, borderColor, backgroundColor, opacity } = getComputedStyle(one, pseudo);
          return [outline, boxShadow, borderColor, backgroundColor, opacity].join();
        });
      const family: Element[] = [...element.querySelectorAll('*')];
      for (let one: Element | null = element, up = 0; one && up < 5; one = one.parentElement, up += 1) {
        family.push(one, ...(one.parentElement?.children ?? []));
      }
      const look = () => {
        for (const animation of body.ownerDocument.getAnimations()) animation.finish();
        return JSON.stringify(family.map(looks));
      };
      const focused = look();
      element.blur();
      const blurred = look();
      element.focus();
      return focused === blurred ? element.outerHTML.slice(0, 120) : null;
    });
    if (found) unseen.push(found);
  }
  return unseen;
}
