import type { Claim } from './fact.ts';

/** Claims that nothing proves and that no person took responsibility for, to the letter: they block sending. */
export function openClaims(claims: Claim[], confirmations: { text: string }[]): Claim[] {
  const confirmed = new Set(confirmations.map((confirmation) => confirmation.text));
  return claims.filter((claim) => claim.status !== 'proven' && !confirmed.has(claim.text));
}
