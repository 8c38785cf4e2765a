import { Button } from '@shopify/polaris';
import { formatWhen } from '#app/ui/format.ts';
import { PersonAvatar } from '#app/ui/person-avatar.tsx';
import type { Viewer } from '#app/ui/viewer.ts';
import type { MailItem } from '../view.ts';
import { DeliveryWord } from './delivery-word.tsx';
import styles from './mail-band.module.css';
import { MailBody } from './mail-body.tsx';

type Props = {
  mail: MailItem;
  now: string;
  viewer: Viewer;
  /** A person's answer to "we don't know whether this was sent". */
  onSettle: (sendId: string, sent: boolean) => void;
  settling: boolean;
};

/** One open mail: the customer's white, ours grey with how far it is. */
export function MailBand({ mail, now, viewer, onSettle, settling }: Props) {
  const ours = mail.direction === 'out';
  const name = mail.from.name || mail.from.address || 'Unknown sender';
  return (
    <article className={ours ? `${styles.band} ${styles.ours}` : styles.band} aria-label={`Mail from ${name}`}>
      <span className={styles.avatar}>
        <PersonAvatar name={name} kind={ours ? 'staff' : 'customer'} />
      </span>
      <div className={styles.body}>
        <header className={styles.head}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.second}>
            {ours ? (
              <>
                to <bdi>{mail.toName}</bdi>
              </>
            ) : mail.from.name ? (
              <bdi>{mail.from.address}</bdi>
            ) : null}
          </span>
          {mail.delivery ? <DeliveryWord state={mail.delivery.state} /> : null}
          <time className={styles.time} dateTime={mail.at}>
            {formatWhen(mail.at, now, viewer)}
          </time>
        </header>
        {ours ? null : <SenderNotice mail={mail} />}
        <MailBody mail={mail} locale={viewer.locale} />
        {mail.delivery ? (
          <DeliveryNotice delivery={mail.delivery} may={viewer.can.approve} onSettle={onSettle} busy={settling} />
        ) : null}
      </div>
    </article>
  );
}

/** An older mail, folded to one line. */
export function MailLine({
  mail,
  now,
  viewer,
  onOpen,
}: {
  mail: MailItem;
  now: string;
  viewer: Viewer;
  onOpen: () => void;
}) {
  const ours = mail.direction === 'out';
  const name = mail.from.name || mail.from.address || 'Unknown sender';
  const words = mail.text || (mail.attachments.length > 0 ? 'Attachments only' : 'Empty mail');
  return (
    <button type="button" className={ours ? `${styles.line} ${styles.ours}` : styles.line} onClick={onOpen}>
      <span className={styles.avatar}>
        <PersonAvatar name={name} kind={ours ? 'staff' : 'customer'} small />
      </span>
      <bdi className={styles.lineName}>{name}</bdi>
      <span className={styles.snippet} dir="auto">
        {words.slice(0, 200)}
      </span>
      <time className={styles.time} dateTime={mail.at}>
        {formatWhen(mail.at, now, viewer)}
      </time>
    </button>
  );
}

function SenderNotice({ mail }: { mail: MailItem }) {
  if (mail.auth === 'pass' && !mail.replyTo) return null;
  return (
    <p className={styles.notice} role="note">
      {mail.auth === 'pass' ? null : (
        <>
          <strong>
            We can’t confirm that this mail is from <bdi>{mail.from.address || 'its sender'}</bdi>.
          </strong>{' '}
          A draft tells nothing of an order until you have picked one.{' '}
        </>
      )}
      {mail.replyTo ? (
        <>
          Answers go to <bdi>{mail.replyTo}</bdi>.
        </>
      ) : null}
    </p>
  );
}

type DeliveryNoticeProps = {
  delivery: NonNullable<MailItem['delivery']>;
  may: boolean;
  onSettle: Props['onSettle'];
  busy: boolean;
};

function DeliveryNotice({ delivery, may, onSettle, busy }: DeliveryNoticeProps) {
  if (delivery.state === 'failed') {
    return (
      <p className={`${styles.notice} ${styles.failed}`} role="alert">
        <strong>This mail was not sent.</strong> {delivery.reason}
      </p>
    );
  }
  if (delivery.state !== 'unknown') return null;
  return (
    <div className={styles.notice} role="status">
      <strong>The mail service took it and never answered.</strong>{' '}
      {delivery.askPerson
        ? 'Its log does not show this mail. Did the customer get it?'
        : 'We are looking for it, and never send it twice.'}
      {delivery.askPerson && may ? (
        <span className={styles.settle}>
          <Button size="slim" onClick={() => onSettle(delivery.sendId, true)} disabled={busy}>
            It was sent
          </Button>
          <Button size="slim" onClick={() => onSettle(delivery.sendId, false)} disabled={busy}>
            It wasn’t sent
          </Button>
        </span>
      ) : null}
    </div>
  );
}
