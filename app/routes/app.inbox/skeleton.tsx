import { Bone } from '#app/ui/bone.tsx';
import { ConversationSkeleton } from '../app.inbox.$threadId/skeleton.tsx';
import styles from './skeleton.module.css';

const lengths = [
  [40, 70, 86],
  [50, 62, 82],
  [35, 75, 88],
  [44, 66, 78],
  [38, 72, 84],
  [47, 58, 88],
  [41, 73, 80],
  [37, 66, 85],
  [43, 61, 79],
  [36, 69, 83],
  [49, 57, 77],
] as const;

/** The inbox at its final size before the first data. */
export function InboxSkeleton() {
  return (
    <div className={styles.screen} aria-busy="true" aria-label="Loading the inbox" role="status">
      <div className={styles.list}>
        <div className={styles.head}>
          <Bone width="40px" strong />
          <Bone width="72px" strong />
          <Bone width="36px" strong />
        </div>
        {lengths.map((row) => (
          <div className={styles.row} key={row.join('-')}>
            <Bone width={`${row[0]}%`} />
            <Bone width={`${row[1]}%`} />
            <Bone width={`${row[2]}%`} />
          </div>
        ))}
      </div>
      <div className={styles.rest}>
        <ConversationSkeleton />
      </div>
    </div>
  );
}
