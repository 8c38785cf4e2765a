import { Bone, BoneBox } from '#app/ui/bone.tsx';
import styles from './skeleton.module.css';

/** A conversation at its final size before its data: mail, draft, order. */
export function ConversationSkeleton() {
  return (
    <div className={styles.screen} aria-busy="true" role="status" aria-label="Loading the conversation">
      <div className={styles.middle}>
        <div className={styles.strip}>
          <BoneBox width={36} height={36} />
          <Bone width="50%" />
        </div>
        <div className={styles.thread}>
          <div className={styles.head}>
            <Bone width="55%" strong />
            <Bone width="35%" />
          </div>
          <div className={styles.line}>
            <BoneBox width={20} height={20} round />
            <Bone width="22%" />
            <Bone width="44%" />
          </div>
          <Band lines={['56%', '80%', '44%']} />
          <Band lines={['76%', '66%', '82%', '30%']} pictures />
        </div>
        <div className={styles.draft}>
          <Bone width="50%" strong />
          <div className={styles.field}>
            <Bone width="18%" />
            <Bone width="94%" />
            <Bone width="86%" />
            <Bone width="72%" />
            <Bone width="50%" />
          </div>
          <span className={styles.button}>
            <BoneBox width={158} height={28} />
          </span>
        </div>
      </div>
      <div className={styles.order}>
        <div className={styles.card}>
          <Bone width="24%" strong />
          <Bone width="72%" />
          <BoneBox width="100%" height={96} />
          {[1, 2, 3].map((line) => (
            <div className={styles.line} key={line}>
              <BoneBox width={32} height={32} />
              <Bone width="52%" />
            </div>
          ))}
          <Bone width="60%" />
          <Bone width="70%" />
        </div>
        <div className={styles.card}>
          <div className={styles.line}>
            <BoneBox width={28} height={28} round />
            <Bone width="56%" />
          </div>
        </div>
      </div>
    </div>
  );
}

function Band({ lines, pictures }: { lines: string[]; pictures?: boolean }) {
  return (
    <div className={styles.band}>
      <BoneBox width={28} height={28} round />
      <div className={styles.words}>
        <Bone width="28%" />
        {lines.map((width) => (
          <Bone key={width} width={width} />
        ))}
        {pictures ? (
          <div className={styles.pictures}>
            <BoneBox width={64} height={48} />
            <BoneBox width={64} height={48} />
          </div>
        ) : null}
      </div>
    </div>
  );
}
