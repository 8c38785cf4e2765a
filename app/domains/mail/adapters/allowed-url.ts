/**
 * May a stored mail be fetched from here? The address came in a request whose signature does not cover it, and the key
 * goes out with the question; so only named hosts, by https, are asked.
 *
 * @param allowedHosts `api.mailgun.net` (that host), `.mailgun.net` (any below it), or a whole origin such as
 * `http://127.0.0.1:4010` where http or a port is meant.
 */
export function isAllowedUrl(address: string, allowedHosts: string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  return allowedHosts.some((allowed) => {
    const entry = allowed.toLowerCase();
    if (entry.includes('://')) return url.origin === entry.replace(/\/$/, '');
    if (url.protocol !== 'https:' || url.port !== '') return false;
    return entry.startsWith('.') ? url.hostname.endsWith(entry) && url.hostname !== entry : url.hostname === entry;
  });
}
