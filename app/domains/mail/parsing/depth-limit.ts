/** Chromium gives up at 512 elements within one another; a mail that goes deeper wants to wear out whoever reads it. */
const MAX_DEPTH = 500;
/** Elements without content, or which the next of their kind closes. */
const FLAT = new Set([
  ...[
    'area',
    'base',
    'br',
    'col',
    'dd',
    'dt',
    'embed',
    'hr',
    'img',
    'input',
    'li',
    'link',
    'meta',
    'option',
    'p',
    'param',
  ],
  ...['source', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'wbr'],
]);

/**
 * Where HTML becomes deeper than 500 elements within one another: an offset, or the length when it never does. HTML
 * parsers take time in the square of the depth, so this has to be known before one is asked.
 */
export function depthLimit(html: string): number {
  const open: string[] = [];
  const counts = new Map<string, number>();
  for (const tag of html.matchAll(/<(\/?)([a-z][a-z0-9:-]*)/gi)) {
    const name = (tag[2] ?? '').toLowerCase();
    if (FLAT.has(name)) continue;
    if (tag[1] === '') {
      if (open.length >= MAX_DEPTH) return tag.index;
      open.push(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    } else if ((counts.get(name) ?? 0) > 0) {
      // A closing tag closes what was left open within it too.
      for (const closed of open.splice(open.lastIndexOf(name))) counts.set(closed, (counts.get(closed) ?? 1) - 1);
    }
  }
  return html.length;
}
