import sanitizeHtml from 'sanitize-html';
import { type PictureOptions, safeLink, safePicture } from './html/addresses-in-html.ts';
import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS, allowedStyles, DROPPED_WITH_CONTENT } from './html/allowed.ts';
import { cleanText } from './parsing/clean-text.ts';
import { depthLimit } from './parsing/depth-limit.ts';

export type SanitiseOptions = {
  /** Where a picture that came with the mail is shown from; null when there is none of that Content-ID. */
  cid: (contentId: string) => string | null;
  /** Pictures from outside tell the sender that the mail was read. Shown only when a person asked for them. */
  allowRemoteImages?: boolean;
};

/** What is longer is no letter; its text is kept in full elsewhere. */
const MAX_LENGTH = 3_000_000;

/**
 * A mail's HTML made safe to show in `mailFrame`: tables, inline styles and colours stay; scripts, forms, frames,
 * drawings (svg, math), style sheets and everything that would load something are gone. Links open in a new window and
 * give no referrer. Pictures from outside have no address until `allowRemoteImages`; so whether the two results differ
 * tells whether there are any. HTML deeper than a browser shows is cut there.
 */
export function sanitiseHtml(html: string, options: SanitiseOptions): string {
  const pictures: PictureOptions = { cid: options.cid, allowRemoteImages: options.allowRemoteImages ?? false };
  const letter = cleanText(html.slice(0, MAX_LENGTH));
  return sanitizeHtml(letter.slice(0, depthLimit(letter)), {
    allowedTags: ALLOWED_TAGS,
    nonTextTags: DROPPED_WITH_CONTENT,
    allowedAttributes: ALLOWED_ATTRIBUTES,
    allowedStyles: allowedStyles(pictures.allowRemoteImages),
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      body: (_tag, attribs) => ({ tagName: 'div', attribs: safeAttributes(attribs, pictures) }),
      a: (tagName, attribs) => ({ tagName, attribs: linkAttributes(safeAttributes(attribs, pictures)) }),
      img: (tagName, attribs) => ({ tagName, attribs: imageAttributes(safeAttributes(attribs, pictures), pictures) }),
      '*': (tagName, attribs) => ({ tagName, attribs: safeAttributes(attribs, pictures) }),
    },
  });
}

function linkAttributes({
  href,
  target: _target,
  rel: _rel,
  ...attributes
}: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const address = safeLink(href);
  if (address === null) return attributes;
  return { href: address, ...attributes, target: '_blank', rel: 'noopener noreferrer' };
}

function imageAttributes(
  { src, ...attributes }: sanitizeHtml.Attributes,
  pictures: PictureOptions,
): sanitizeHtml.Attributes {
  const address = safePicture(src, pictures);
  return address === null ? attributes : { ...attributes, src: address };
}

/** Backgrounds are pictures too. In a style only the address is taken out, so that the colour beside it stays. */
function safeAttributes(
  { background, style, ...attributes }: sanitizeHtml.Attributes,
  pictures: PictureOptions,
): sanitizeHtml.Attributes {
  const safe = { ...attributes };
  const picture = background === undefined ? null : safePicture(background, pictures);
  if (picture !== null) safe.background = picture;
  if (style !== undefined) safe.style = pictures.allowRemoteImages ? overHttps(style) : withoutAddresses(style);
  return safe;
}

function overHttps(style: string): string {
  return style.replace(/(url\(\s*["']?)http:\/\//gi, '$1https://');
}

function withoutAddresses(style: string): string {
  return style.replace(/url\(\s*(?:"[^"]*"|'[^']*'|[^()"']*)\s*\)/gi, '');
}
