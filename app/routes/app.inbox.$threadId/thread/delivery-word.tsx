import { Icon } from '@shopify/polaris';
import { AlertCircleIcon, AlertTriangleIcon, CheckIcon, ClockIcon } from '@shopify/polaris-icons';
import type { Delivery } from '../view.ts';
import styles from './delivery-word.module.css';

const words: Record<
  Delivery['state'],
  { word: string; icon: typeof CheckIcon; tone: 'good' | 'quiet' | 'warn' | 'bad' }
> = {
  queued: { word: 'Sending', icon: ClockIcon, tone: 'quiet' },
  sending: { word: 'Sending', icon: ClockIcon, tone: 'quiet' },
  sent: { word: 'Sent', icon: CheckIcon, tone: 'quiet' },
  delivered: { word: 'Delivered', icon: CheckIcon, tone: 'good' },
  failed: { word: 'Not sent', icon: AlertCircleIcon, tone: 'bad' },
  unknown: { word: 'We don’t know whether this was sent', icon: AlertTriangleIcon, tone: 'warn' },
};

/** How far a reply of ours is: a word with its own icon, so that colour is never alone. */
export function DeliveryWord({ state }: { state: Delivery['state'] }) {
  const { word, icon, tone } = words[state];
  return (
    <span className={`${styles.word} ${styles[tone]}`}>
      <Icon source={icon} />
      {word}
    </span>
  );
}
