import { Link as RouteLink, useNavigate } from '@remix-run/react';
import { TitleBar } from '@shopify/app-bridge-react';
import { ActionList, Button, Link, Popover } from '@shopify/polaris';
import { useMemo, useState } from 'react';
import { countOf, formatMoney, formatWhenInside } from '#app/ui/format.ts';
import { conversationPath, inboxPath } from '#app/ui/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';
import { entriesOf, type TimelineSort, timelineDays } from './arrange.ts';
import styles from './screen.module.css';
import { TimelineLine } from './timeline-line.tsx';
import { type TimelineData, type TimelineFilter, timelineFilters } from './view.ts';

const titles: Record<TimelineFilter, string> = {
  everything: 'Everything',
  mail: 'Mail',
  order: 'Order',
  actions: 'Actions',
  team: 'Team',
};

const sortWords: Record<TimelineSort, string> = { oldest: 'Newest last', newest: 'Newest first' };

/** The whole story of one order: every mail, draft, approval, send, reading and status, who and when. */
export function TimelineScreen({ data }: { data: TimelineData }) {
  const [filter, setFilter] = useState<TimelineFilter>('everything');
  const [sort, setSort] = useState<TimelineSort>('oldest');
  const [choosing, setChoosing] = useState(false);
  const navigate = useNavigate();
  // Newest last: the one that the person most likely came from.
  const conversation = data.orderNow.conversations.at(-1);
  const { order, entries, now, viewer } = data;
  const days = useMemo(
    () => timelineDays(entriesOf(entries, filter, sort), now, viewer),
    [entries, filter, sort, now, viewer],
  );

  return (
    <>
      <TitleBar title={`Order ${order.name}`}>
        <button
          type="button"
          variant="breadcrumb"
          onClick={() => navigate(conversation ? conversationPath(conversation.threadId, 'all') : inboxPath('all'))}
        >
          Inbox
        </button>
      </TitleBar>
      <div className={styles.screen}>
        <section className={styles.pane} aria-label="Timeline">
          <header className={styles.head}>
            <Tabs
              label="What to show"
              tabs={timelineFilters
                .map((id) => ({ id, title: titles[id], number: entriesOf(entries, id, sort).length }))
                .filter(({ id, number }) => number > 0 || id === 'everything')
                .map(({ number, ...tab }) => ({ ...tab, count: String(number) }))}
              selected={filter}
              onSelect={setFilter}
              controls="timeline"
            />
            <span className={styles.sort}>
              <Popover
                active={choosing}
                onClose={() => setChoosing(false)}
                preferredAlignment="right"
                autofocusTarget="first-node"
                activator={
                  <Button variant="tertiary" size="slim" disclosure onClick={() => setChoosing(!choosing)}>
                    {sortWords[sort]}
                  </Button>
                }
              >
                <ActionList
                  actionRole="menuitem"
                  items={(['oldest', 'newest'] as const).map((id) => ({
                    content: sortWords[id],
                    active: id === sort,
                    onAction: () => {
                      setSort(id);
                      setChoosing(false);
                    },
                  }))}
                />
              </Popover>
            </span>
          </header>
          <div className={styles.days} id="timeline" role="tabpanel" aria-label={titles[filter]}>
            {days.length === 0 ? <p className={styles.nothing}>Nothing of this kind has happened yet.</p> : null}
            {days.map((day) => (
              <section key={day.key} aria-label={day.title}>
                <h2 className={styles.day}>{day.title}</h2>
                <ol className={styles.entries}>
                  {day.entries.map((entry) => (
                    <TimelineLine key={entry.id} entry={entry} viewer={viewer} />
                  ))}
                </ol>
              </section>
            ))}
          </div>
        </section>
        <OrderNow data={data} />
      </div>
    </>
  );
}

function OrderNow({ data }: { data: TimelineData }) {
  const { orderNow, order, now, viewer } = data;
  return (
    <aside className={styles.now} aria-label="Order now">
      <h2>Order now</h2>
      <dl>
        <div>
          <dt>Status</dt>
          <dd>{orderNow.status}</dd>
        </div>
        <div>
          <dt>Total</dt>
          <dd>{formatMoney(orderNow.total, viewer.locale)}</dd>
        </div>
        <div>
          <dt>Refunded</dt>
          <dd>{formatMoney(orderNow.refunded, viewer.locale)}</dd>
        </div>
        <div>
          <dt>Conversations</dt>
          <dd>{conversationsWords(data)}</dd>
        </div>
      </dl>
      {orderNow.conversations.length > 0 ? (
        <ul>
          {orderNow.conversations.map((one) => (
            <li key={one.threadId}>
              <RouteLink to={conversationPath(one.threadId, 'all')}>{one.subject || 'No subject'}</RouteLink>
            </li>
          ))}
        </ul>
      ) : null}
      <p className={styles.read}>Read from Shopify {formatWhenInside(orderNow.readAt, now, viewer)}</p>
      <Link url={order.href} target="_top" removeUnderline>
        Open in Shopify
      </Link>
    </aside>
  );
}

function conversationsWords({ orderNow, viewer }: TimelineData): string {
  const open = orderNow.conversations.filter((one) => one.status === 'open').length;
  if (open > 0) return `${open} open`;
  return countOf(orderNow.conversations.length, 'conversation', 'conversations', viewer.locale);
}
