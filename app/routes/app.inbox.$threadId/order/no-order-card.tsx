import type { Viewer } from '#app/ui/viewer.ts';
import type { OrderPanelData } from '../order-view.ts';
import { Candidates } from './candidates.tsx';
import styles from './no-order-card.module.css';

type Props = {
  panel: Extract<OrderPanelData, { kind: 'pick' | 'none' }>;
  now: string;
  viewer: Viewer;
  onPick?: (orderId: string | null) => void;
  busy: boolean;
};

/** No order, or a doubtful one: what we know, and orders to choose from. Never a guess. */
export function NoOrderCard({ panel, now, viewer, onPick, busy }: Props) {
  const pick = panel.kind === 'pick';
  return (
    <section className={styles.card} aria-label={pick ? 'Pick the order' : 'No order'}>
      <h3 className={styles.title} data-pane-focus tabIndex={-1}>
        {pick ? 'Which order is it?' : 'No order belongs to this'}
      </h3>
      <p className={styles.reason} dir="auto">
        {panel.reason}
      </p>
      {panel.candidates.length > 0 ? (
        <>
          {pick ? null : <p className={styles.reason}>Orders of this customer:</p>}
          <Candidates
            candidates={panel.candidates}
            now={now}
            viewer={viewer}
            onPick={onPick}
            busy={busy}
            none={pick ? 'None of these' : undefined}
          />
        </>
      ) : (
        <p className={styles.reason}>You can answer it all the same.</p>
      )}
    </section>
  );
}
