import { Icon } from '@shopify/polaris';
import { AlertCircleIcon, CheckCircleIcon, ClockIcon } from '@shopify/polaris-icons';
import { CopyField } from '#app/ui/copy-field.tsx';
import { formatAgo, formatCount } from '#app/ui/format.ts';
import styles from './alias-card.module.css';
import type { SettingsData } from './view.ts';

/** The address that the shop forwards to, and whether mail comes in by it. */
export function AliasCard({ data }: { data: SettingsData }) {
  const { alias, now, viewer } = data;
  const { icon, tone, title, rest } = stateWords();

  function stateWords() {
    if (alias.state === 'disabled') {
      return {
        icon: AlertCircleIcon,
        tone: 'critical' as const,
        title: 'Switched off',
        rest: 'Mail to it is refused.',
      };
    }
    if (!alias.lastMailAt) {
      return {
        icon: ClockIcon,
        tone: 'subdued' as const,
        title: 'Waiting for the first mail',
        rest: 'Forward your support address, then write to it.',
      };
    }
    const today = `${formatCount(alias.today, viewer.locale)} today`;
    return {
      icon: CheckCircleIcon,
      tone: 'success' as const,
      title: 'Receiving mail',
      rest: `Last one ${formatAgo(alias.lastMailAt, now, viewer)}, ${today}`,
    };
  }

  return (
    <div className={styles.card}>
      <p className={styles.state}>
        <Icon source={icon} tone={tone} />
        <strong>{title}</strong>
        <span>{rest}</span>
      </p>
      <CopyField value={alias.address} label="alias" />
    </div>
  );
}
