import { Button, Icon, Link } from '@shopify/polaris';
import { AlertTriangleIcon, CheckCircleIcon, ClockIcon, PersonIcon } from '@shopify/polaris-icons';
import { formatDate, formatTime, formatWhenInside } from '#app/ui/format.ts';
import type { Viewer } from '#app/ui/viewer.ts';
import type { FactView } from '../view.ts';
import styles from './claim-card.module.css';
import type { MarkedClaim } from './claims.ts';

type Props = {
  claim: MarkedClaim;
  facts: FactView[];
  now: string;
  viewer: Viewer;
  /** Absent where nothing can be changed. */
  onTakeBack?: () => void;
};

const provenBy: Record<FactView['source'], string> = {
  order: 'Proven by the order',
  policy: 'Proven by your policy',
  customer: 'Proven by the customer’s record',
  shop: 'Proven by your shop',
};

/** What a claim rests on: what proves it, the fact, where it stands, since when. */
export function ClaimCard({ claim, facts, now, viewer, onTakeBack }: Props) {
  if (claim.state === 'confirmed') return <Confirmed {...{ claim, facts, now, viewer, onTakeBack }} />;
  if (claim.state === 'proven') return <Proven {...{ claim, facts, now, viewer }} />;
  const unproven = claim.state === 'unproven';
  return (
    <div className={styles.card}>
      <p className={`${styles.head} ${unproven ? styles.warning : ''}`}>
        <Icon source={unproven ? AlertTriangleIcon : ClockIcon} />
        {unproven ? 'Nothing proves this' : 'Can’t be checked'}
      </p>
      <p className={styles.text}>
        “<bdi>{claim.text}</bdi>” {claim.reason}
      </p>
    </div>
  );
}

function Proven({ claim, facts, now, viewer }: Props) {
  const behind = facts.filter((fact) => claim.factIds.includes(fact.id));
  const first = behind[0];
  return (
    <div className={styles.card}>
      <p className={`${styles.head} ${styles.success}`}>
        <Icon source={CheckCircleIcon} />
        {first ? provenBy[first.source] : 'Proven'}
      </p>
      {behind.map((fact) =>
        fact.source === 'policy' ? (
          <blockquote key={fact.id} className={styles.quote} dir="auto">
            {fact.shown}
          </blockquote>
        ) : (
          <p key={fact.id} className={styles.pair}>
            <span>{fact.label}</span>
            <span className={styles.value} dir="auto">
              {fact.shown}
            </span>
          </p>
        ),
      )}
      {first ? (
        <p className={styles.foot}>
          <span>
            <span className={styles.where}>{first.where}</span>
            {first.since ? <span>{since(first, now, viewer)}</span> : null}
          </span>
          {first.href ? (
            <Link url={first.href} target={first.href.startsWith('/') ? undefined : '_top'} removeUnderline>
              {first.source === 'policy' ? 'Open policy' : first.source === 'order' ? 'Open order' : 'Open'}
            </Link>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

function since(fact: FactView, now: string, viewer: Viewer): string {
  const at = fact.since ?? now;
  if (fact.source === 'policy') return `In force since ${formatDate(at, now, viewer)}`;
  return `Read from Shopify ${formatWhenInside(at, now, viewer)}`;
}

/** The same in one line, for the list of claims. */
export function restsOn(claim: MarkedClaim, facts: FactView[], now: string, viewer: Viewer): string {
  const by = claim.confirmation?.by;
  if (by) return `Confirmed by ${by.id === viewer.id ? 'you' : by.name}. No fact behind it.`;
  if (claim.state !== 'proven')
    return `${claim.state === 'unproven' ? 'No proof.' : 'Can’t be checked.'} ${claim.reason ?? ''}`;
  const behind = facts.filter((fact) => claim.factIds.includes(fact.id));
  const first = behind[0];
  if (!first) return 'Proven.';
  const shown = behind.map((fact) =>
    fact.source === 'policy' ? fact.shown.replace(/\.$/, '') : `${fact.label} ${fact.shown}`,
  );
  return `${shown.join(', ')}. ${first.where}. ${first.since ? `${since(first, now, viewer)}.` : ''}`;
}

function Confirmed({ claim, viewer, onTakeBack }: Props) {
  const by = claim.confirmation?.by;
  const mine = by?.id === viewer.id;
  return (
    <div className={styles.card}>
      <p className={styles.head}>
        <Icon source={PersonIcon} />
        Confirmed by {mine ? 'you' : by?.name}
      </p>
      <p className={styles.text}>
        “<bdi>{claim.text}</bdi>”, at {claim.confirmation ? formatTime(claim.confirmation.at, viewer) : ''}.{' '}
        {mine ? 'Your name' : 'The name'} stands with it in the log.
      </p>
      <p className={styles.foot}>
        <span>No fact behind it</span>
        {onTakeBack ? (
          <Button variant="plain" onClick={onTakeBack}>
            Take back
          </Button>
        ) : null}
      </p>
    </div>
  );
}
