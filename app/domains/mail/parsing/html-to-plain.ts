import { convert } from 'html-to-text';
import { cleanText } from './clean-text.ts';
import { depthLimit } from './depth-limit.ts';

/** Beyond this a mail is no letter; the text is for reading, matching and the model. */
const MAX_HTML_LENGTH = 2_000_000;

/**
 * The words of an HTML body, laid out in lines. Links keep their address where it says more than the words; pictures
 * leave their alt text. Never throws: HTML that the library cannot take is stripped of its tags.
 */
export function htmlToPlain(html: string): string {
  const input = html.slice(0, MAX_HTML_LENGTH);
  if (depthLimit(input) < input.length) return withoutTags(input);
  try {
    return cleanText(convert(input, OPTIONS)).trim();
  } catch {
    return withoutTags(input);
  }
}

function withoutTags(html: string): string {
  return cleanText(html.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ')).trim();
}

const OPTIONS: Parameters<typeof convert>[1] = {
  wordwrap: false,
  limits: { maxInputLength: MAX_HTML_LENGTH },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, linkBrackets: ['(', ')'] } },
    { selector: 'img', format: 'altOnly' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
    { selector: 'blockquote', format: 'quote' },
  ],
  formatters: {
    altOnly: (element, _walk, builder) => {
      const alt = element.attribs?.alt;
      if (alt) builder.addInline(alt);
    },
    /** Every line of a quotation begins with "> ", as in plain text. */
    quote: (element, walk, builder) => {
      builder.openBlock({ leadingLineBreaks: 1, reservedLineLength: 2 });
      walk(element.children, builder);
      builder.closeBlock({
        trailingLineBreaks: 1,
        blockTransform: (block) =>
          block
            .split('\n')
            .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`))
            .join('\n'),
      });
    },
  },
};
