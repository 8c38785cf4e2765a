/** As a browser would say it: Shopify's library takes anything that looks like a robot for one, and answers 410. */
export const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/**
 * Opens the app in the stand-in admin as a browser does: the admin's page, then the frame that it names. The first time the
 * shop's tokens are exchanged, which installs the app.
 *
 * @throws {Error} when the page frames nothing, or the app does not answer with a document.
 */
export async function openApp(adminUrl: string): Promise<string> {
  const page = await fetch(adminUrl, { headers: { 'User-Agent': USER_AGENT } });
  const html = await page.text();
  const framed = /<iframe[^>]*\ssrc="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  if (!framed) throw new Error(`the admin page frames nothing (status ${page.status})`);
  const answer = await fetch(framed, { headers: { 'User-Agent': USER_AGENT, Accept: 'text/html' } });
  if (!answer.ok) throw new Error(`the app answered ${answer.status} in the frame`);
  return answer.text();
}
