/**
 * What must not stand in a log or a trace even when an error of somebody else repeats it: mail addresses, session tokens
 * (JWT), Shopify's tokens, and the values of `id_token` and the like in a URL.
 */
const PATTERNS: [RegExp, string][] = [
  [/[^\s<>"'`(),;:[\]]+@[^\s<>"'`(),;:[\]]+/g, '[address]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\bshp[a-z]{2}_\w+/g, '[token]'],
  [/\b(id_token|access_token|refresh_token|hmac|signature)=[^&\s"']+/g, '$1=[cut]'],
  [/\b(Bearer|Basic) [\w+/=.-]+/gi, '$1 [cut]'],
];

/** The text without what must not be logged. A last guard: callers log ids and codes to begin with. */
export function cutPersonal(text: string): string {
  return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
