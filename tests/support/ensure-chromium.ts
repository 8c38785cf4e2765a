import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/**
 * The browser that journeys run in: `CHROMIUM` or one that is on the machine, else Debian's package where it may be
 * installed.
 *
 * @throws {Error} with one sentence that says how to get one.
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = () => [process.env.CHROMIUM ?? '', ...PLACES].find((place) => place !== '' && existsSync(place));
  const there = found();
  if (there) return there;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say('Installing Chromium from Debian’s packages (once, about a minute) …');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = found();
    if (installed) return installed;
  }
  throw new Error('The tests need Chromium or Chrome: install it (apt-get install chromium), or name it in CHROMIUM.');
}
