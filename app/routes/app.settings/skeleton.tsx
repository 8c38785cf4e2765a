import { Bone } from '#app/ui/bone.tsx';
import styles from './skeleton.module.css';

/** Settings at their final size before their data. */
export function SettingsSkeleton() {
  return (
    <div className={styles.screen} role="status" aria-busy="true" aria-label="Loading the settings">
      {[112, 220, 240].map((height) => (
        <div className={styles.part} key={height}>
          <div className={styles.about}>
            <Bone width="40%" strong />
            <Bone width="90%" />
            <Bone width="70%" />
          </div>
          <div className={styles.card} style={{ height }}>
            <Bone width="38%" strong />
            <Bone width="80%" />
          </div>
        </div>
      ))}
    </div>
  );
}
