import { Button, Icon, Popover } from '@shopify/polaris';
import { AlertTriangleIcon, CheckCircleIcon, ClockIcon, PersonIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import type { Viewer } from '#app/ui/viewer.ts';
import type { FactView } from '../view.ts';
import { restsOn } from './claim-card.tsx';
import { type ClaimState, isOpen, type MarkedClaim, sumOfClaims } from './claims.ts';
import styles from './claims-foot.module.css';

const icons: Record<ClaimState, typeof CheckCircleIcon> = {
  proven: CheckCircleIcon,
  unproven: AlertTriangleIcon,
  unchecked: ClockIcon,
  confirmed: PersonIcon,
};

type Props = {
  id: string;
  /** False before the first save: nothing was checked yet. */
  checked: boolean;
  claims: MarkedClaim[];
  facts: FactView[];
  now: string;
  viewer: Viewer;
  /** "Saved 10:41". */
  saveWords: string;
  onShow: (claim: number) => void;
  /** Absent where nothing can be changed. */
  onCheck?: () => void;
  onTakeBack?: (claim: MarkedClaim) => void;
};

/** The field's foot: the sum of the claims, which opens their list; and whether the words are saved. */
export function ClaimsFoot(props: Props) {
  const { claims } = props;
  const [open, setOpen] = useState(false);
  const sum = sumOfClaims(claims);
  const classes = sum.tone === 'open' ? `${styles.foot} ${styles.open}` : styles.foot;

  function leaveTo(go: () => void) {
    setOpen(false);
    // After the popover has given the focus back.
    setTimeout(go, 0);
  }

  const words = (
    <span className={styles.sum} id={props.id}>
      {props.checked ? <Icon source={sum.tone === 'open' ? AlertTriangleIcon : CheckCircleIcon} /> : null}
      <span>
        {sum.bold ? <strong>{sum.bold}</strong> : null} {props.checked ? sum.rest : 'Checked when it is saved'}
      </span>
    </span>
  );

  return (
    <div className={classes}>
      {claims.length === 0 ? (
        words
      ) : (
        <Popover
          active={open}
          onClose={() => setOpen(false)}
          preferredPosition="above"
          preferredAlignment="left"
          autofocusTarget="first-node"
          fluidContent
          activator={
            <button type="button" className={styles.button} onClick={() => setOpen(!open)} aria-expanded={open}>
              {words}
            </button>
          }
        >
          <ul className={styles.list} aria-label="Claims">
            {claims.map((claim, index) => (
              <li key={`${claim.start}-${claim.end}`} className={styles.item}>
                <button type="button" className={styles.claim} onClick={() => leaveTo(() => props.onShow(index))}>
                  <Icon source={icons[claim.state]} tone={claim.state === 'proven' ? 'success' : undefined} />
                  <span dir="auto">{claim.text}</span>
                </button>
                <p className={styles.rest}>
                  <span dir="auto">{restsOn(claim, props.facts, props.now, props.viewer)}</span>
                  {props.onTakeBack && claim.state === 'confirmed' ? (
                    <Button variant="plain" onClick={() => props.onTakeBack?.(claim)}>
                      Take back
                    </Button>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
          {props.onCheck && claims.some(isOpen) ? (
            <div className={styles.check}>
              <Button onClick={() => props.onCheck && leaveTo(props.onCheck)}>Check claim</Button>
            </div>
          ) : null}
        </Popover>
      )}
      <span className={styles.saved} role="status">
        {props.saveWords}
      </span>
    </div>
  );
}
