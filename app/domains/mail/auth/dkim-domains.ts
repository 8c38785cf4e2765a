import { asciiDomain } from './domains.ts';

/**
 * The signing domain of each DKIM-Signature header (`d=`, RFC 6376 §3.5). null for a signature that vouches for nothing:
 * one that cannot be read, names its domain twice, does not cover From, or covers only a part of the body (`l=`), so
 * that anything can be put below it.
 */
export function dkimDomains(signatures: string[]): (string | null)[] {
  return signatures.map((signature) => {
    const tags = signature.split(';').map((tag) => tag.split('='));
    const values = (wanted: string) =>
      tags.filter(([name]) => name?.trim().toLowerCase() === wanted).map(([, v]) => v ?? '');
    const [domain, ...others] = values('d');
    if (domain === undefined || others.length > 0 || values('l').length > 0) return null;
    const covered = (values('h')[0] ?? '')
      .toLowerCase()
      .split(':')
      .map((name) => name.trim());
    return covered.includes('from') ? asciiDomain(domain.replace(/\s+/g, '')) : null;
  });
}
