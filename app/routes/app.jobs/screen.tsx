import { TitleBar, useAppBridge } from '@shopify/app-bridge-react';
import { Button } from '@shopify/polaris';
import { useState } from 'react';
import { countOf } from '#app/ui/format.ts';
import { InlineError } from '#app/ui/inline-error.tsx';
import { outageWords } from '#app/ui/outage-words.ts';
import { onePane, useMedia } from '#app/ui/use-media.ts';
import { usePost } from '#app/ui/use-post.ts';
import type { JobsIntent, JobsResult } from './intents.ts';
import { JobsList } from './jobs-list.tsx';
import { JobsTable } from './jobs-table.tsx';
import styles from './screen.module.css';
import type { JobsData } from './view.ts';

/** What waits, what runs, what was given up, and what is down. */
export function JobsScreen({ data }: { data: JobsData }) {
  const shopify = useAppBridge();
  const narrow = useMedia(onePane);
  const [problem, setProblem] = useState<string | null>(null);
  const action = usePost<JobsIntent, JobsResult>((result) => {
    setProblem(result.ok ? null : result.sentence);
    if (result.ok) shopify.toast.show(result.replayed === 1 ? 'Running again' : `${result.replayed} are running again`);
  });
  const may = data.viewer.can.manage;
  const post = (intent: JobsIntent) => action.post('/app/jobs', intent);
  const onReplay = may ? (jobId: string) => post({ intent: 'replay', jobId }) : undefined;
  const asking = action.asking;
  const replaying = asking?.intent === 'replay' ? asking.jobId : null;
  const { due, running, dead } = data.counts;
  const { locale } = data.viewer;
  const Jobs = narrow ? JobsList : JobsTable;

  return (
    <>
      <TitleBar title="Background jobs" />
      <div className={styles.screen}>
        {data.outages.map((outage) => {
          const words = outageWords(outage, data.now, data.viewer);
          return (
            <InlineError key={outage.service} title={words.what}>
              {words.consequence}
            </InlineError>
          );
        })}
        <section className={styles.card} aria-label="Jobs">
          <header className={styles.head}>
            <div>
              <h2>
                {dead > 0 ? countOf(dead, 'job was given up', 'jobs were given up', locale) : 'Nothing was given up'}
              </h2>
              <p>
                {running > 0 ? countOf(running, 'is running', 'are running', locale) : 'None is running'},{' '}
                {due > 0 ? countOf(due, 'waits', 'wait', locale) : 'none waits'}. What fails because something is down
                is done by itself when it is back.
              </p>
            </div>
            {may && dead > 1 ? (
              <Button onClick={() => post({ intent: 'replay-all' })} loading={asking?.intent === 'replay-all'}>
                Replay all
              </Button>
            ) : null}
          </header>
          {problem ? (
            <div className={styles.problem}>
              <InlineError title={problem} />
            </div>
          ) : null}
          {data.jobs.length === 0 ? (
            <p className={styles.nothing}>Everything is done.</p>
          ) : (
            <Jobs jobs={data.jobs} now={data.now} viewer={data.viewer} onReplay={onReplay} replaying={replaying} />
          )}
          {may || dead === 0 ? null : <p className={styles.note}>An owner or an admin can replay what was given up.</p>}
        </section>
      </div>
    </>
  );
}
