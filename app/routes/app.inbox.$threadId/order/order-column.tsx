import { Button, Icon } from '@shopify/polaris';
import { ChevronRightIcon, OrderIcon, XIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState } from 'react';
import { formatMoney } from '#app/ui/format.ts';
import { noOrderColumn, useMedia } from '#app/ui/use-media.ts';
import { usePost } from '#app/ui/use-post.ts';
import type { ConversationIntent, IntentResult } from '../intents.ts';
import type { ConversationData } from '../view.ts';
import { NoOrderCard } from './no-order-card.tsx';
import { OrderCard } from './order-card.tsx';
import styles from './order-column.module.css';
import { deliveryWords } from './order-words.ts';
import { CustomerCard, OtherConversations } from './people-cards.tsx';

/** The order beside the conversation; where there is no room, a strip above it that opens a drawer. */
export function OrderColumn({ data, path }: { data: ConversationData; path: string }) {
  const drawer = useMedia(noOrderColumn);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const column = useRef<HTMLElement>(null);
  const strip = useRef<HTMLButtonElement>(null);
  const { order: panel, now, viewer } = data;

  const action = usePost<ConversationIntent, IntentResult>((result) => setProblem(result.ok ? null : result.sentence));
  const pick = viewer.can.organise
    ? (orderId: string | null) => action.post(path, { intent: 'pick-order', orderId })
    : undefined;
  const asking = action.asking?.intent;

  useEffect(() => {
    if (open) column.current?.querySelector('button')?.focus();
  }, [open]);

  function close() {
    setOpen(false);
    strip.current?.focus();
  }

  return (
    <>
      <button
        type="button"
        className={styles.strip}
        ref={strip}
        onClick={() => setOpen(true)}
        aria-expanded={open}
        aria-haspopup="dialog"
      >
        <Picture panel={panel} />
        <StripWords data={data} />
        <Icon source={ChevronRightIcon} />
      </button>
      {open && drawer ? <div className={styles.backdrop} onClick={close} aria-hidden="true" /> : null}
      <aside
        className={open ? `${styles.column} ${styles.open}` : styles.column}
        ref={column}
        data-pane="order"
        tabIndex={-1}
        aria-label="Order"
        {...(drawer ? { role: 'dialog', 'aria-modal': open } : {})}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && drawer && open) {
            event.preventDefault();
            close();
          }
        }}
      >
        <div className={styles.close}>
          <Button variant="tertiary" icon={XIcon} onClick={close} accessibilityLabel="Close" />
        </div>
        {panel.kind === 'order' ? (
          <OrderCard
            order={panel.order}
            match={panel.match}
            outage={panel.outage}
            now={now}
            viewer={viewer}
            onRefresh={() => action.post(path, { intent: 'refresh-order', orderId: panel.order.id })}
            refreshing={asking === 'refresh-order'}
            problem={problem}
            onPick={pick}
            picking={asking === 'pick-order'}
          />
        ) : (
          <NoOrderCard panel={panel} now={now} viewer={viewer} onPick={pick} busy={action.busy} />
        )}
        {panel.kind !== 'order' && problem ? <p role="alert">{problem}</p> : null}
        {data.customer ? <CustomerCard customer={data.customer} viewer={viewer} /> : null}
        <OtherConversations others={data.others} now={now} viewer={viewer} />
      </aside>
    </>
  );
}

function Picture({ panel }: { panel: ConversationData['order'] }) {
  const image = panel.kind === 'order' ? panel.order.lines.find((line) => line.image)?.image : null;
  if (image) return <img className={styles.picture} src={image} alt="" width={36} height={36} />;
  return (
    <span className={styles.picture}>
      <Icon source={OrderIcon} tone="subdued" />
    </span>
  );
}

function StripWords({ data }: { data: ConversationData }) {
  const { order: panel, now, viewer } = data;
  const [first, second] =
    panel.kind === 'order'
      ? [
          `Order ${panel.order.name}, ${formatMoney(panel.order.totals.total, viewer.locale)}`,
          panel.outage ? 'Shopify isn’t answering' : deliveryWords(panel.order, now, viewer),
        ]
      : panel.kind === 'pick'
        ? ['Which order is it?', `${panel.candidates.length} could be meant`]
        : ['No order', panel.reason];
  return (
    <span className={styles.words}>
      <strong>{first}</strong>
      <span className={styles.second}>{second}</span>
    </span>
  );
}
