import { Button, Icon, Link } from '@shopify/polaris';
import { ChevronRightIcon, DeliveryIcon, ProductIcon } from '@shopify/polaris-icons';
import { useEffect, useState } from 'react';
import { countOf, formatDate, formatMoney, formatSince, formatWhenInside } from '#app/ui/format.ts';
import { InlineError } from '#app/ui/inline-error.tsx';
import { timelinePath } from '#app/ui/paths.ts';
import type { Money, Viewer } from '#app/ui/viewer.ts';
import type { MatchData, OrderCardData, OrderLine, OrderOutage } from '../order-view.ts';
import styles from './order-card.module.css';
import { deliveryWords, paymentWords } from './order-words.ts';
import { WhyThisOrder } from './why-this-order.tsx';

type Props = {
  order: OrderCardData;
  match: MatchData | null;
  outage: OrderOutage | null;
  now: string;
  viewer: Viewer;
  onRefresh: () => void;
  refreshing: boolean;
  /** Why the last try to read it failed. */
  problem: string | null;
  /** Absent for those who may only look. */
  onPick?: (orderId: string | null) => void;
  picking: boolean;
};

/** The order that the mail is about: where it is, why it is this one, what was bought, what was paid. */
export function OrderCard(props: Props) {
  const { order, match, outage, now, viewer } = props;
  return (
    <section className={styles.card} aria-label={`Order ${order.name}`}>
      <header className={styles.head}>
        <h3 className={styles.name} data-pane-focus tabIndex={-1}>
          <Link url={order.href} target="_top" removeUnderline>
            {order.name}
          </Link>
        </h3>
        <span className={styles.second}>Placed {formatDate(order.placedAt, now, viewer)}</span>
      </header>
      {outage ? <OutageNotice {...props} outage={outage} /> : <DeliveryLine order={order} now={now} viewer={viewer} />}
      {match ? (
        <WhyThisOrder match={match} now={now} viewer={viewer} onPick={props.onPick} picking={props.picking} />
      ) : null}
      <div className={outage ? styles.lastCopy : undefined}>
        <ul className={styles.lines}>
          {order.lines.map((line) => (
            <Line key={line.id} line={line} locale={viewer.locale} />
          ))}
        </ul>
        <Totals order={order} locale={viewer.locale} />
      </div>
      {props.problem && !outage ? (
        <div className={styles.problem}>
          <InlineError title={props.problem} />
        </div>
      ) : null}
      {outage ? null : (
        <p className={styles.read}>
          <span className={styles.second}>Read from Shopify {formatWhenInside(order.readAt, now, viewer)}</span>
          <Button size="slim" onClick={props.onRefresh} loading={props.refreshing}>
            Refresh
          </Button>
        </p>
      )}
      <Link url={timelinePath(order.id)} removeUnderline monochrome>
        <span className={styles.timeline}>
          <span>Timeline</span>
          <span className={styles.second}>{countOf(order.events, 'event', 'events', viewer.locale)}</span>
          <Icon source={ChevronRightIcon} />
        </span>
      </Link>
    </section>
  );
}

function DeliveryLine({ order, now, viewer }: Pick<Props, 'order' | 'now' | 'viewer'>) {
  return (
    <div className={styles.delivery}>
      <Icon source={DeliveryIcon} />
      <div className={styles.deliveryWords}>
        <p>{deliveryWords(order, now, viewer)}</p>
        {order.delivery.shipments.map((shipment) => (
          <p key={shipment.number} className={styles.second}>
            {shipment.carrier}{' '}
            {shipment.url ? (
              <Link url={shipment.url} external removeUnderline>
                {shipment.number}
              </Link>
            ) : (
              shipment.number
            )}
          </p>
        ))}
      </div>
    </div>
  );
}

function OutageNotice({ order, outage, now, viewer, onRefresh, refreshing }: Props & { outage: OrderOutage }) {
  return (
    <>
      <InlineError title="Shopify isn’t answering">
        We keep trying. Mail still comes in, and you can send your own words.
      </InlineError>
      <p className={styles.retry}>
        <Button onClick={onRefresh} loading={refreshing}>
          Try now
        </Button>
        {outage.nextTryAt ? <NextTry at={outage.nextTryAt} now={now} /> : null}
      </p>
      <p className={`${styles.second} ${styles.copyFrom}`}>
        Copy from {formatSince(order.readAt, now, viewer)}, may have changed
      </p>
    </>
  );
}

/** "Next try in 18 s", counted by the server's clock. */
function NextTry({ at, now }: { at: string; now: string }) {
  const whole = Math.max(0, Math.ceil((Date.parse(at) - Date.parse(now)) / 1000));
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const started = Date.now();
    const timer = setInterval(() => setPassed(Math.floor((Date.now() - started) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, whole - passed);
  return <span className={styles.second}>{left > 0 ? `Next try in ${left} s` : 'Trying'}</span>;
}

function Line({ line, locale }: { line: OrderLine; locale: string }) {
  const many = line.quantity > 1 ? `${formatMoney(line.unit, locale)} × ${line.quantity}` : null;
  const second = [line.variant, many].filter(Boolean).join(', ');
  return (
    <li className={styles.line}>
      {line.image ? (
        <img className={styles.picture} src={line.image} alt="" width={32} height={32} loading="lazy" />
      ) : (
        <span className={styles.picture}>
          <Icon source={ProductIcon} tone="subdued" />
        </span>
      )}
      <span className={styles.product}>
        <span dir="auto">{line.title}</span>
        {second ? <span className={styles.second}>{second}</span> : null}
      </span>
      <span className={styles.amount}>{formatMoney(line.total, locale)}</span>
    </li>
  );
}

function Totals({ order, locale }: { order: OrderCardData; locale: string }) {
  const { totals } = order;
  return (
    <dl className={styles.totals}>
      <Total name="Shipping" money={totals.shipping} locale={locale} />
      <Total name="Discount" money={totals.discount} locale={locale} minus />
      <Total name={totals.taxIncluded ? 'Tax included' : 'Tax'} money={totals.tax} locale={locale} />
      <div className={styles.sum}>
        <dt>{paymentWords(order)}</dt>
        <dd>{formatMoney(totals.total, locale)}</dd>
      </div>
      <Total name="Refunded" money={totals.refunded} locale={locale} minus />
    </dl>
  );
}

function Total({ name, money, locale, minus }: { name: string; money: Money | null; locale: string; minus?: boolean }) {
  if (!money || money.minor === 0) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {minus ? '−' : ''}
        {formatMoney(money, locale)}
      </dd>
    </div>
  );
}
