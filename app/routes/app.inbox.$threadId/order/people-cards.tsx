import { Link as RouteLink } from '@remix-run/react';
import { Link } from '@shopify/polaris';
import { formatCount, formatDate, formatMoney, formatMonth } from '#app/ui/format.ts';
import { conversationPath } from '#app/ui/paths.ts';
import { PersonAvatar } from '#app/ui/person-avatar.tsx';
import type { Viewer } from '#app/ui/viewer.ts';
import type { OtherConversation } from '../order-view.ts';
import type { CustomerCard as CustomerData } from '../view.ts';
import styles from './people-cards.module.css';

type Clock = { now: string; viewer: Viewer };

/** Who wrote, as far as Shopify knows them. */
export function CustomerCard({ customer, viewer }: { customer: CustomerData; viewer: Viewer }) {
  const since = customer.since ? `customer since ${formatMonth(customer.since, viewer)}` : null;
  const second = [customer.place, since].filter(Boolean).join(', ');
  const facts: [string, string][] = [];
  if (customer.spent) facts.push([formatMoney(customer.spent, viewer.locale), 'Spent']);
  if (customer.orders !== null) facts.push([formatCount(customer.orders, viewer.locale), 'Orders']);
  return (
    <section className={styles.card} aria-label="Customer">
      <div className={styles.person}>
        <PersonAvatar name={customer.name} kind="customer" />
        <div className={styles.words}>
          <p className={styles.name}>
            {customer.href ? (
              <Link url={customer.href} target="_top" removeUnderline>
                {customer.name}
              </Link>
            ) : (
              <bdi>{customer.name}</bdi>
            )}
          </p>
          <p className={styles.second}>{second || <bdi>{customer.address}</bdi>}</p>
        </div>
      </div>
      {facts.length > 0 ? (
        <dl className={styles.facts}>
          {facts.map(([value, name]) => (
            <div key={name}>
              <dd>{value}</dd>
              <dt>{name}</dt>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
}

const statusWords = { open: 'Open', waiting: 'Waiting', closed: 'Closed' } as const;

/** What else this customer wrote about. */
export function OtherConversations({ others, now, viewer }: Clock & { others: OtherConversation[] }) {
  if (others.length === 0) return null;
  return (
    <section className={styles.card} aria-label="Other conversations">
      <h3 className={styles.title}>Other conversations</h3>
      <ul className={styles.others}>
        {others.map((other) => (
          <li key={other.threadId}>
            <RouteLink to={conversationPath(other.threadId, 'all')} className={styles.other}>
              <span className={styles.subject} dir="auto">
                {other.subject || 'No subject'}
              </span>
              <span className={styles.second}>
                {statusWords[other.status]} {formatDate(other.at, now, viewer)}
              </span>
            </RouteLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
