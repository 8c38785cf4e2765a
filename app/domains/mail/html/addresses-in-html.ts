/** Characters that browsers skip in addresses, by which `java\nscript:` becomes a scheme. */
const IGNORED = /[\p{Cc}\u0020\u00a0\u200b-\u200f\u2028-\u202f\ufeff]/gu;
const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=]+$/i;

/** Where a link may lead: the web, a mail, a telephone; null for everything else. */
export function safeLink(href: string | undefined): string | null {
  const address = (href ?? '').replace(IGNORED, '');
  if (/^(?:mailto|tel):/i.test(address)) return address;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).href;
}

export type PictureOptions = { cid: (contentId: string) => string | null; allowRemoteImages: boolean };

/**
 * The address that a picture is shown from: our own for one that came with the mail, itself for one written into the
 * HTML, and one from outside (by https) only when it was asked for. null: it is not shown.
 */
export function safePicture(src: string | undefined, options: PictureOptions): string | null {
  const address = (src ?? '').replace(IGNORED, '');
  const contentId = /^cid:(.+)$/i.exec(address)?.[1];
  if (contentId !== undefined) return options.cid(contentId) ?? options.cid(decoded(contentId));
  if (DATA_IMAGE.test(address)) return address;
  return options.allowRemoteImages ? remotePicture(address) : null;
}

function remotePicture(address: string): string | null {
  const absolute = address.startsWith('//') ? `https:${address}` : address;
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  url.protocol = 'https:';
  url.username = '';
  url.password = '';
  return url.href;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
