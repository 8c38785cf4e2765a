import { chromium } from 'playwright-core';
const [url, out, w='1280', h='1024', wait='2500', click] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-background-networking','--disable-quic'] });
const c = await b.newContext({ viewport: { width: +w, height: +h }, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36' });
const p = await c.newPage();
p.on('console', m => { if (['error','warning'].includes(m.type())) console.log(m.type(), m.text().slice(0,300)); });
p.on('pageerror', e => console.log('pageerror', e.message.slice(0,300)));
await p.goto(url); await p.waitForTimeout(+wait);
if (click) { const f = p.frames().find(f=>f.url().includes('127.0.0.1')); for (const step of click.split(';;')) { await f!.locator(step).first().click(); await p.waitForTimeout(1500);} }
await p.screenshot({ path: out }); console.log(p.url(), p.frames().map(f=>f.url().slice(0,120)));
await b.close();
