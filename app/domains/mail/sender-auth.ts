import { type MethodResult, parseAuthenticationResults } from './auth/authentication-results.ts';
import { dkimDomains } from './auth/dkim-domains.ts';
import { aligned, asciiDomain, domainOf } from './auth/domains.ts';
import type { AuthVerdict, InboundEmail, SenderAuth } from './inbound-email.ts';
import { parseMailboxes } from './parsing/addresses.ts';

export type SenderAuthOptions = {
  provider: InboundEmail['provider'];
  /** The address in From, never its display name. */
  fromAddress: string;
  /** The SMTP envelope's sender, which is what SPF speaks about. */
  envelopeSender: string | null;
  /**
   * Names by which the receiving server signs its Authentication-Results. Only a name that this server removes from mail
   * coming in (RFC 8601 §5) may stand here, for a sender can write the same header.
   */
  trustedAuthservIds: string[];
};

/** What the receiving side reported, and the domains that its passes speak for. */
type Report = { dkim: AuthVerdict; spf: AuthVerdict; dmarc: AuthVerdict; dkimFor: string[]; spfFor: string | null };

const NOTHING: Report = { dkim: 'none', spf: 'none', dmarc: 'none', dkimFor: [], spfFor: null };

/**
 * Is the address in From borne out? Yes when DMARC passed, when a DKIM signature of its own organisation did, or when
 * SPF did for an envelope sender of its own organisation. `fail`: something was checked and failed, and nothing bears
 * the address out. `none`: nothing was reported, or only for other domains.
 *
 * Believed are the topmost Authentication-Results when it is signed by a trusted name, else Mailgun's X-Mailgun-Spf and
 * X-Mailgun-Dkim-Check-Result. Mailgun adds these only where the receiving domain's spam filter is set to "mark spam
 * with MIME headers" (documentation.mailgun.com, Spam Filter): without that setting a sender's own would be believed.
 *
 * Organisations are compared more strictly than RFC 7489 does, see `aligned`.
 */
export function senderAuth(headers: [name: string, value: string][], options: SenderAuthOptions): SenderAuth {
  const values = (wanted: string) => headers.filter(([name]) => name.trim().toLowerCase() === wanted).map(([, v]) => v);
  const envelopeDomain = options.envelopeSender === null ? null : domainOf(options.envelopeSender);
  const report =
    fromAuthenticationResults(values('authentication-results')[0], options.trustedAuthservIds, envelopeDomain) ??
    (options.provider === 'mailgun' ? fromMailgun(values, envelopeDomain) : NOTHING);
  const from = soleFromDomain(values('from'), options.fromAddress);
  const { dkim, spf, dmarc } = report;
  if (from !== null && isBorneOut(report, from, options.envelopeSender)) return { dkim, spf, dmarc, verdict: 'pass' };
  const failed = [dkim, spf, dmarc].includes('fail');
  return { dkim, spf, dmarc, verdict: failed ? 'fail' : 'none' };
}

function isBorneOut(report: Report, from: string, envelopeSender: string | null): boolean {
  if (report.dkimFor.some((domain) => aligned(domain, from))) return true;
  // After a forwarder's rewriting, SPF speaks for the forwarder, who may share the domain with millions (gmail.com).
  if (isForwarded(envelopeSender)) return false;
  if (report.dmarc === 'pass') return true;
  return report.spf === 'pass' && report.spfFor !== null && aligned(report.spfFor, from);
}

/** Sender Rewriting Scheme, and Gmail's own form of it: the envelope sender is the one who passed the mail on. */
function isForwarded(envelopeSender: string | null): boolean {
  return /^srs[01][=+-]|[+]caf_=/i.test(envelopeSender ?? '');
}

/** null when From names several domains, or none: then nobody in particular could be borne out. */
function soleFromDomain(fromHeaders: string[], fromAddress: string): string | null {
  const addresses = fromHeaders.flatMap(parseMailboxes).map((mailbox) => mailbox.address);
  const domains = new Set([fromAddress, ...addresses].filter((address) => address !== '').map(domainOf));
  return domains.size === 1 ? domainOf(fromAddress) : null;
}

function fromAuthenticationResults(
  topmost: string | undefined,
  trusted: string[],
  envelopeDomain: string | null,
): Report | null {
  const parsed = topmost === undefined ? null : parseAuthenticationResults(topmost);
  if (parsed === null || !trusted.some((id) => id.toLowerCase() === parsed.authservId)) return null;
  const of = (method: string) => parsed.results.filter((result) => result.method === method);
  const spf = of('spf')[0];
  return {
    dkim: best(of('dkim')),
    spf: spf?.verdict ?? 'none',
    dmarc: of('dmarc')[0]?.verdict ?? 'none',
    dkimFor: of('dkim').flatMap((result) => (result.verdict === 'pass' ? signer(result) : [])),
    spfFor: spf ? mailFromDomain(spf, envelopeDomain) : null,
  };
}

function best(results: MethodResult[]): AuthVerdict {
  const verdicts = results.map((result) => result.verdict);
  return verdicts.includes('pass') ? 'pass' : verdicts.includes('fail') ? 'fail' : 'none';
}

function signer({ properties }: MethodResult): string[] {
  const domain = asciiDomain(properties.get('header.d') ?? properties.get('header.i')?.replace(/^.*@/, '') ?? '');
  return domain === null ? [] : [domain];
}

function mailFromDomain({ properties }: MethodResult, envelopeDomain: string | null): string | null {
  const mailFrom = properties.get('smtp.mailfrom');
  return mailFrom === undefined ? envelopeDomain : asciiDomain(mailFrom.replace(/^.*@/, '').replace(/>$/, ''));
}

/**
 * Mailgun says that DKIM passed, not whose signature. So a pass counts only where every signature is of a domain that
 * it could speak for: with two, one of them may be a stranger's own, and valid.
 */
function fromMailgun(values: (name: string) => string[], envelopeDomain: string | null): Report {
  const dkim = agreed(values('x-mailgun-dkim-check-result'));
  const domains = dkimDomains(values('dkim-signature'));
  const [domain] = domains;
  const same = domains.length > 0 && domains.every((other) => other !== null && other === domain);
  return {
    dkim,
    spf: agreed(values('x-mailgun-spf')),
    // Mailgun documents no header for it.
    dmarc: 'none',
    dkimFor: dkim === 'pass' && same && domain ? [domain] : [],
    spfFor: envelopeDomain,
  };
}

/** A header that stands twice was written by the sender once: it can only speak against them. */
function agreed(reported: string[]): AuthVerdict {
  const verdicts = reported.map((value) => value.trim().toLowerCase());
  if (verdicts.some((verdict) => verdict === 'fail' || verdict === 'softfail')) return 'fail';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'pass') ? 'pass' : 'none';
}
