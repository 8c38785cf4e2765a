import { Popover } from '@shopify/polaris';
import { type ReactElement, useEffect, useRef } from 'react';
import type { Viewer } from '#app/ui/viewer.ts';
import type { FactView } from '../view.ts';
import { ClaimCard } from './claim-card.tsx';
import type { MarkedClaim } from './claims.ts';

type Props = {
  /** An empty box over the claim's words. */
  anchor: ReactElement;
  claim: MarkedClaim | null;
  facts: FactView[];
  now: string;
  viewer: Viewer;
  /** The pointer is in the popover: it stays. */
  hold: (inside: boolean) => void;
  onClose: () => void;
  onTakeBack?: (claim: MarkedClaim) => void;
};

/** The card of the claim that the pointer or the keyboard is on, hung from its words. Never takes the focus. */
export function ClaimPopover({ anchor, claim, facts, now, viewer, hold, onClose, onTakeBack }: Props) {
  const shown = claim !== null;
  const close = useRef(onClose);
  close.current = onClose;

  // Polaris hears Escape only with the focus inside, and this popover never has it.
  useEffect(() => {
    if (!shown) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close.current();
    }
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [shown]);

  if (!claim) return null;
  return (
    <Popover
      key={`${claim.start}-${claim.end}`}
      active
      activator={anchor}
      onClose={onClose}
      autofocusTarget="none"
      preventFocusOnClose
      preferredAlignment="left"
      fluidContent
    >
      <section aria-label="Claim" onMouseEnter={() => hold(true)} onMouseLeave={() => hold(false)}>
        <ClaimCard
          claim={claim}
          facts={facts}
          now={now}
          viewer={viewer}
          onTakeBack={onTakeBack ? () => onTakeBack(claim) : undefined}
        />
      </section>
    </Popover>
  );
}
