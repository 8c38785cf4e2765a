import { Icon, Link } from '@shopify/polaris';
import {
  AlertTriangleIcon,
  CashDollarIcon,
  CheckCircleIcon,
  CreditCardIcon,
  DeliveryIcon,
  EditIcon,
  EmailIcon,
  OrderFulfilledIcon,
  OrderIcon,
  PackageFulfilledIcon,
  PersonIcon,
  RefreshIcon,
  SendIcon,
  XCircleIcon,
} from '@shopify/polaris-icons';
import { formatTime } from '#app/ui/format.ts';
import type { Viewer } from '#app/ui/viewer.ts';
import styles from './timeline-line.module.css';
import type { TimelineEntry, TimelineIcon } from './view.ts';

const icons: Record<TimelineIcon, typeof EmailIcon> = {
  'mail-in': EmailIcon,
  'mail-out': SendIcon,
  draft: EditIcon,
  placed: OrderIcon,
  paid: CreditCardIcon,
  fulfilled: OrderFulfilledIcon,
  'in-transit': DeliveryIcon,
  delivered: PackageFulfilledIcon,
  refund: CashDollarIcon,
  cancelled: XCircleIcon,
  person: PersonIcon,
  closed: CheckCircleIcon,
  read: RefreshIcon,
  warning: AlertTriangleIcon,
};

/** One event: when, what, and who says so. */
export function TimelineLine({ entry, viewer }: { entry: TimelineEntry; viewer: Viewer }) {
  return (
    <li className={styles.line}>
      <time className={styles.time} dateTime={entry.at}>
        {formatTime(entry.at, viewer)}
      </time>
      <span className={styles.icon}>
        <Icon source={icons[entry.icon]} />
      </span>
      <div className={styles.words}>
        <p className={styles.first} dir="auto">
          <strong>{entry.lead}</strong>
          {entry.rest}
          {entry.link ? (
            <>
              {' '}
              <Link url={entry.link.href} external={!entry.link.href.startsWith('/')} removeUnderline>
                {entry.link.text}
              </Link>
            </>
          ) : null}
        </p>
        {entry.quote ? (
          <blockquote className={styles.quote} dir="auto">
            {entry.quote}
          </blockquote>
        ) : null}
        {entry.note ? (
          <p className={styles.note} dir="auto">
            {entry.note}
          </p>
        ) : null}
      </div>
      <span className={styles.source}>{entry.source}</span>
    </li>
  );
}
