import { useDeferredValue, useMemo } from 'react';
import { checkDraft } from '#app/domains/ai/check-draft.ts';
import type { Claim } from '#app/domains/ai/fact.ts';
import type { DraftData } from '../view.ts';
import { type MarkedClaim, markClaims, shiftClaims } from './claims.ts';

/**
 * The claims of what stands in the field. The server's word counts for the text that it has; a person's edits are
 * checked here as they type, as advice: approving checks again on the server.
 */
export function useClaims(draft: DraftData | null, text: string, now: string): MarkedClaim[] {
  // Typing stays smooth: the check runs after the letter is on the screen.
  const settled = useDeferredValue(text);
  const claims = useMemo(() => (draft ? claimsOf(draft, settled, now) : []), [draft, settled, now]);
  return useMemo(
    () => markClaims(shiftClaims(claims, settled, text), draft?.confirmations ?? []),
    [claims, settled, text, draft],
  );
}

function claimsOf(draft: DraftData, text: string, now: string): Claim[] {
  if (text === draft.text) return draft.claims;
  return checkDraft({ facts: draft.facts, draft: text, now: new Date(now), locale: draft.language ?? undefined });
}
