import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const read = new Map<string, string>();

/** A Polaris icon as an inline picture for eyes only (`Home` for HomeIcon.svg). */
export function icon(name: string): string {
  const known = read.get(name);
  if (known !== undefined) return known;
  const file = require.resolve(`@shopify/polaris-icons/dist/svg/${name}Icon.svg`);
  const svg = readFileSync(file, 'utf8').replace('<svg ', '<svg class="icon" aria-hidden="true" ');
  read.set(name, svg);
  return svg;
}
