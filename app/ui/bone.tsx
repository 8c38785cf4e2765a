import { SkeletonBodyText } from '@shopify/polaris';
import type { CSSProperties } from 'react';
import styles from './bone.module.css';

/** One line of text that has not come yet. `width`: any CSS length. */
export function Bone({ width, strong = false }: { width: string; strong?: boolean }) {
  return (
    <div className={strong ? `${styles.line} ${styles.strong}` : styles.line} style={{ width }}>
      <SkeletonBodyText lines={1} />
    </div>
  );
}

/** A picture, an avatar or a button that has not come yet. Sizes in px. */
export function BoneBox(props: { width: number | string; height: number; round?: boolean }) {
  const style: CSSProperties = { width: props.width, height: props.height };
  return <div className={props.round ? `${styles.box} ${styles.round}` : styles.box} style={style} />;
}
