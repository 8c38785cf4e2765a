import { TitleBar } from '@shopify/app-bridge-react';
import type { ReactNode } from 'react';
import { AliasCard } from './alias-card.tsx';
import { ExportsCard } from './exports-card.tsx';
import { ForwardingCard } from './forwarding-card.tsx';
import styles from './screen.module.css';
import { TeamCard } from './team-card.tsx';
import type { SettingsData } from './view.ts';

/** Settings: where mail comes in, how to send it there, who may do what. */
export function SettingsScreen({ data }: { data: SettingsData }) {
  return (
    <>
      <TitleBar title="Settings" />
      <div className={styles.screen}>
        <Part
          id="alias"
          title="Alias"
          words="Forward your support address here. Every mail that reaches it lands in the inbox."
        >
          <AliasCard data={data} />
        </Part>
        <Part id="forwarding" title="Forwarding" words="Done once, where you read support mail today.">
          <ForwardingCard alias={data.alias.address} />
        </Part>
        <Part
          id="team"
          title="Team"
          words="Everybody who opens Aftersale in Shopify admin is here. The account’s owner decides who may do what."
        >
          <TeamCard data={data} />
        </Part>
        {data.exports.length > 0 ? (
          <Part
            id="data-requests"
            title="Data requests"
            words="Customers may ask what is stored of them. Pass the file on to them; fetching it is noted in the log."
          >
            <ExportsCard data={data} />
          </Part>
        ) : null}
      </div>
    </>
  );
}

function Part(props: { id: string; title: string; words: string; children: ReactNode }) {
  return (
    <section className={styles.part} id={props.id} aria-label={props.title}>
      <div className={styles.about}>
        <h2>{props.title}</h2>
        <p>{props.words}</p>
      </div>
      <div className={styles.card}>{props.children}</div>
    </section>
  );
}
