import { Button } from '@shopify/polaris';
import { useEffect, useRef } from 'react';
import type { FactView } from '../view.ts';
import type { MarkedClaim } from './claims.ts';
import styles from './remedy.module.css';

type Props = {
  id: string;
  claim: MarkedClaim;
  /** How many open claims there are, this one included. */
  open: number;
  closest: FactView | null;
  busy: boolean;
  onUseFact: (fact: FactView) => void;
  onRemove: () => void;
  onConfirm: () => void;
  onClose: () => void;
};

/** The ways out of a claim that nothing proves, in the draft itself. */
export function Remedy({ id, claim, open, closest, busy, onUseFact, onRemove, onConfirm, onClose }: Props) {
  const box = useRef<HTMLFieldSetElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each claim takes the focus anew
  useEffect(() => box.current?.querySelector('button')?.focus(), [claim.text, claim.start]);

  return (
    <fieldset
      className={styles.remedy}
      ref={box}
      aria-label={`Check “${claim.text}”`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <p className={styles.why} id={id}>
        <strong>
          {claim.state === 'unproven' ? 'Nothing proves' : 'We can’t check'} “<bdi>{claim.text}</bdi>”.
        </strong>{' '}
        {claim.reason}
      </p>
      {closest ? (
        <p className={styles.fact}>
          <span className={styles.label}>Closest fact</span>
          <span>
            {closest.label}: <bdi>{closest.shown}</bdi>
          </span>
        </p>
      ) : null}
      <div className={styles.actions}>
        {closest ? (
          <Button variant="primary" onClick={() => onUseFact(closest)}>
            Use the fact
          </Button>
        ) : null}
        <Button onClick={onRemove}>Remove sentence</Button>
        <Button variant="tertiary" onClick={onConfirm} loading={busy}>
          I checked it
        </Button>
        <span className={styles.more}>
          {open > 1 ? `${open - 1} more after this` : null}
          <Button variant="tertiary" onClick={onClose}>
            Close
          </Button>
        </span>
      </div>
    </fieldset>
  );
}
