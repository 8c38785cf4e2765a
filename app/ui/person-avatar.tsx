import { initials } from './format.ts';
import styles from './person-avatar.module.css';

/** Initials in a circle; neutral, so that colour stays free. Decoration: the name stands beside it. */
export function PersonAvatar(props: { name: string; kind: 'customer' | 'staff'; small?: boolean }) {
  const classes = [styles.avatar, styles[props.kind], props.small ? styles.small : ''].join(' ');
  return (
    <span className={classes} aria-hidden="true">
      {initials(props.name)}
    </span>
  );
}
