/** What of a mail's HTML is kept: layout and words, nothing that acts, loads or asks. */

export const ALLOWED_TAGS = [
  ...[
    'a',
    'abbr',
    'address',
    'article',
    'aside',
    'b',
    'bdi',
    'bdo',
    'big',
    'blockquote',
    'br',
    'caption',
    'center',
    'cite',
  ],
  ...['code', 'col', 'colgroup', 'dd', 'del', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'font', 'footer'],
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'i',
    'img',
    'ins',
    'kbd',
    'li',
    'main',
    'mark',
    'ol',
    'p',
    'pre',
  ],
  ...[
    'q',
    'rp',
    'rt',
    'ruby',
    's',
    'samp',
    'section',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
  ],
  ...['td', 'tfoot', 'th', 'thead', 'time', 'tr', 'tt', 'u', 'ul', 'var', 'wbr'],
];

/** Elements whose content is not for reading either. The text of every other element that is not allowed is kept. */
export const DROPPED_WITH_CONTENT = [
  ...[
    'script',
    'style',
    'title',
    'textarea',
    'option',
    'select',
    'xmp',
    'plaintext',
    'noembed',
    'noframes',
    'noscript',
  ],
  ...['iframe', 'frameset', 'object', 'applet', 'embed', 'audio', 'video', 'canvas', 'svg', 'math', 'template', 'xml'],
];

const CELL = ['colspan', 'rowspan', 'width', 'height', 'valign', 'bgcolor', 'nowrap', 'background'];

/** `background` and `src` are judged before this list is asked, see `sanitiseHtml`. */
export const ALLOWED_ATTRIBUTES: Record<string, string[]> = {
  '*': ['style', 'dir', 'lang', 'align', 'title'],
  a: ['href', 'target', 'rel'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  div: ['bgcolor'],
  font: ['color', 'face', 'size'],
  hr: ['width', 'size', 'color', 'noshade'],
  img: ['src', 'alt', 'width', 'height', 'border'],
  li: ['value', 'type'],
  ol: ['start', 'type'],
  table: ['width', 'height', 'border', 'cellpadding', 'cellspacing', 'bgcolor', 'background'],
  td: CELL,
  th: CELL,
  tr: ['bgcolor', 'height', 'valign'],
  ul: ['type'],
};

const PROPERTIES = [
  ...[
    'background',
    'background-color',
    'background-image',
    'background-position',
    'background-repeat',
    'background-size',
  ],
  ...['border', 'border-bottom', 'border-collapse', 'border-color', 'border-left', 'border-radius', 'border-right'],
  ...['border-spacing', 'border-style', 'border-top', 'border-width', 'box-sizing', 'caption-side', 'clear', 'color'],
  ...['direction', 'display', 'empty-cells', 'float', 'font', 'font-family', 'font-size', 'font-style', 'font-variant'],
  ...['font-weight', 'height', 'letter-spacing', 'line-height', 'list-style-position', 'list-style-type', 'margin'],
  ...[
    'margin-bottom',
    'margin-left',
    'margin-right',
    'margin-top',
    'max-height',
    'max-width',
    'min-height',
    'min-width',
  ],
  ...[
    'opacity',
    'overflow',
    'overflow-wrap',
    'padding',
    'padding-bottom',
    'padding-left',
    'padding-right',
    'padding-top',
  ],
  ...[
    'table-layout',
    'text-align',
    'text-decoration',
    'text-indent',
    'text-transform',
    'unicode-bidi',
    'vertical-align',
  ],
  ...['white-space', 'width', 'word-break', 'word-spacing', 'word-wrap'],
];

/** No function but those of colours and sums; no escape, no at-rule, no comment: `url(` cannot be spelled. */
const HARMLESS = /^(?=[\s\S]{0,500}$)(?:(?:rgba?|hsla?|calc)\(|[^()\\@<>{};/*]|\/(?!\*)|\))*$/i;
/** The same, and pictures from outside. */
const WITH_PICTURES =
  /^(?=[\s\S]{0,2000}$)(?:(?:rgba?|hsla?|calc)\(|url\(\s*(["']?)https:\/\/[^\s"'()\\<>]+\1\s*\)|[^()\\@<>{};/*]|\/(?!\*)|\))*$/i;

/** The style declarations that are kept, in the form that sanitize-html takes. */
export function allowedStyles(remoteImages: boolean): Record<string, Record<string, RegExp[]>> {
  const value = remoteImages ? WITH_PICTURES : HARMLESS;
  return { '*': Object.fromEntries(PROPERTIES.map((property) => [property, [value]])) };
}
