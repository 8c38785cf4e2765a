/**
 * Suffixes under which strangers get names of their own, beyond single labels: the usual second level of country
 * domains, and hosts that rent out subdomains and send mail themselves. A whole list (publicsuffix.org) is not needed:
 * where a suffix is missing here, alignment between a domain and its own parent is all that can be had wrongly.
 */
const SHARED_SECOND_LEVEL = /^(?:ac|co|com|edu|gob|gov|go|ltd|me|mil|ne|net|nom|or|org|plc|sch)\.[a-z]{2}$/;
const SHARED_HOSTS = new Set([
  'myshopify.com',
  'github.io',
  'gitlab.io',
  'herokuapp.com',
  'vercel.app',
  'netlify.app',
  'pages.dev',
  'workers.dev',
  'web.app',
  'firebaseapp.com',
  'azurewebsites.net',
  'wordpress.com',
  'blogspot.com',
  'wixsite.com',
  'onmicrosoft.com',
  'uk.com',
  'us.com',
  'eu.com',
  'de.com',
  'co.com',
  'eu.org',
]);

/** The domain of an address, in lower-case ASCII; null where there is none. */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf('@');
  return at <= 0 ? null : asciiDomain(address.slice(at + 1));
}

/** A domain name in lower-case ASCII (names in other scripts as xn--…); null for what is no domain name. */
export function asciiDomain(domain: string): string | null {
  const trimmed = domain.trim().toLowerCase().replace(/\.$/, '');
  if (trimmed === '' || /[\s/?#@:\\[\]%]/.test(trimmed) || !URL.canParse(`http://${trimmed}`)) return null;
  const ascii = new URL(`http://${trimmed}`).hostname;
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(ascii) ? ascii : null;
}

/**
 * Do two domains belong to one organisation (RFC 7489 §3.1, relaxed alignment)? Stricter than the RFC, which compares
 * organisational domains by the public suffix list: only the same domain, or a domain and one above it. Two siblings
 * (a.example.com, b.example.com) do not count.
 */
export function aligned(one: string, other: string): boolean {
  if (one === other) return !isShared(one);
  const [parent, child] = one.length < other.length ? [one, other] : [other, one];
  return child.endsWith(`.${parent}`) && !isShared(parent);
}

function isShared(domain: string): boolean {
  return !domain.includes('.') || SHARED_SECOND_LEVEL.test(domain) || SHARED_HOSTS.has(domain);
}
