import { Bone } from '#app/ui/bone.tsx';
import styles from './skeleton.module.css';

/** The jobs at their final size before their data. */
export function JobsSkeleton() {
  return (
    <div className={styles.screen} role="status" aria-busy="true" aria-label="Loading the jobs">
      <div className={styles.card}>
        <div className={styles.head}>
          <Bone width="180px" strong />
          <Bone width="60%" />
        </div>
        {['22%', '26%', '20%', '24%', '28%'].map((width) => (
          <div className={styles.row} key={width}>
            <Bone width={width} />
            <Bone width="12%" />
            <Bone width="34%" />
          </div>
        ))}
      </div>
    </div>
  );
}
