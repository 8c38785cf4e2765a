export type FrameOptions = {
  /** Where pictures may come from: origins (`https://app.example.com`), or `https:` for everywhere. */
  imageOrigins?: string[];
};

const ORIGIN = /^(?:https:|https?:\/\/[a-z0-9.-]+(?::\d+)?)$/i;

const STYLES = `
html{overflow:hidden}
body{margin:0;padding:1px 0;color:#303030;background:#fff;font:14px/20px Inter,-apple-system,BlinkMacSystemFont,"Segoe UI",sans-serif;overflow-wrap:anywhere}
img{max-width:100%;height:auto}
table{max-width:100%}
pre{white-space:pre-wrap}
blockquote{margin:0 0 0 8px;padding-left:8px;border-left:2px solid #e3e3e3}
a{color:#005bd3}
`;

/**
 * The document for an iframe's `srcdoc` around HTML that `sanitiseHtml` gave. Its own policy forbids everything but
 * inline styles and pictures from the named places, whatever the sanitiser let through. The frame must be sandboxed
 * without `allow-scripts`.
 */
export function mailFrame(sanitisedHtml: string, options: FrameOptions = {}): string {
  const images = (options.imageOrigins ?? []).filter((origin) => ORIGIN.test(origin)).join(' ');
  const policy = [
    "default-src 'none'",
    `img-src data: ${images}`.trim(),
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer"><base target="_blank">',
    `<style>${STYLES}</style></head><body>${sanitisedHtml}</body></html>`,
  ].join('');
}
