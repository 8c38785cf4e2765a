import { Bone, BoneBox } from '#app/ui/bone.tsx';
import styles from './skeleton.module.css';

/** The timeline at its final size before its data. */
export function TimelineSkeleton() {
  return (
    <div className={styles.screen} role="status" aria-busy="true" aria-label="Loading the timeline">
      <div className={styles.pane}>
        <div className={styles.head}>
          <Bone width="260px" strong />
        </div>
        {['54%', '40%', '62%', '48%', '36%', '50%', '44%'].map((width) => (
          <div className={styles.line} key={width}>
            <Bone width="36px" />
            <BoneBox width={24} height={24} round />
            <div className={styles.words}>
              <Bone width={width} />
              <Bone width="30%" />
            </div>
          </div>
        ))}
      </div>
      <div className={styles.now}>
        <Bone width="40%" strong />
        <Bone width="100%" />
        <Bone width="100%" />
        <Bone width="100%" />
        <Bone width="60%" />
      </div>
    </div>
  );
}
