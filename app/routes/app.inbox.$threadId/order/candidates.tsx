import { Button } from '@shopify/polaris';
import { formatDate, formatMoney } from '#app/ui/format.ts';
import type { Viewer } from '#app/ui/viewer.ts';
import type { OrderCandidate } from '../order-view.ts';
import styles from './candidates.module.css';

type Props = {
  candidates: OrderCandidate[];
  now: string;
  viewer: Viewer;
  onPick?: (orderId: string | null) => void;
  busy?: boolean;
  /** The words of the way out; absent: there is none. */
  none?: string;
};

/** Orders to choose from, each with what speaks for it. */
export function Candidates({ candidates, now, viewer, onPick, busy, none }: Props) {
  return (
    <div className={styles.candidates}>
      {candidates.length === 0 ? <p className={styles.second}>No other order comes into question.</p> : null}
      <ul>
        {candidates.map((candidate) => (
          <li key={candidate.orderId} className={styles.candidate}>
            <div className={styles.words}>
              <p>
                <strong>{candidate.name}</strong> {formatMoney(candidate.total, viewer.locale)}
                <span className={styles.second}>, placed {formatDate(candidate.placedAt, now, viewer)}</span>
              </p>
              <p className={styles.second} dir="auto">
                {candidate.items}
              </p>
              {candidate.evidence.length > 0 ? (
                <p className={styles.evidence} dir="auto">
                  {candidate.evidence.join(', ')}
                </p>
              ) : null}
            </div>
            {onPick ? (
              <Button
                size="slim"
                onClick={() => onPick(candidate.orderId)}
                disabled={busy}
                accessibilityLabel={`Pick order ${candidate.name}`}
              >
                Pick
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {onPick && none ? (
        <Button variant="plain" onClick={() => onPick(null)} disabled={busy}>
          {none}
        </Button>
      ) : null}
    </div>
  );
}
