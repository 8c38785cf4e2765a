import { Button, IndexTable, Link } from '@shopify/polaris';
import type { Viewer } from '#app/ui/viewer.ts';
import { jobState, triesWords } from './job-words.ts';
import styles from './jobs-table.module.css';
import type { JobRow } from './view.ts';

export type JobsProps = {
  jobs: JobRow[];
  now: string;
  viewer: Viewer;
  /** Absent for those who may only look. */
  onReplay?: (jobId: string) => void;
  /** The job that is being replayed. */
  replaying: string | null;
};

/** The jobs as a table. */
export function JobsTable({ jobs, now, viewer, onReplay, replaying }: JobsProps) {
  return (
    <IndexTable
      resourceName={{ singular: 'job', plural: 'jobs' }}
      itemCount={jobs.length}
      selectable={false}
      headings={[
        { title: 'Job' },
        { title: 'State' },
        { title: 'Tries', alignment: 'end' },
        { title: 'What went wrong' },
        { title: 'Replay', hidden: true },
      ]}
    >
      {jobs.map((job, index) => {
        const state = jobState(job, now, viewer);
        return (
          <IndexTable.Row id={job.id} key={job.id} position={index}>
            <IndexTable.Cell>
              <span className={styles.title}>{job.title}</span>
              {job.about ? (
                <span className={styles.about}>
                  <Link url={job.about.href} removeUnderline>
                    {job.about.text || 'No subject'}
                  </Link>
                </span>
              ) : null}
            </IndexTable.Cell>
            <IndexTable.Cell>
              <span className={job.state === 'dead' ? styles.dead : undefined}>{state.word}</span>
              <span className={styles.second}>{state.when}</span>
            </IndexTable.Cell>
            <IndexTable.Cell>
              <span className={styles.tries}>{triesWords(job.tries)}</span>
            </IndexTable.Cell>
            <IndexTable.Cell>
              <span className={styles.problem}>{job.problem}</span>
            </IndexTable.Cell>
            <IndexTable.Cell>
              {job.state === 'dead' && onReplay ? (
                <span className={styles.replay}>
                  <Button
                    size="slim"
                    onClick={() => onReplay(job.id)}
                    loading={replaying === job.id}
                    accessibilityLabel={`Replay: ${job.title}`}
                  >
                    Replay
                  </Button>
                </span>
              ) : null}
            </IndexTable.Cell>
          </IndexTable.Row>
        );
      })}
    </IndexTable>
  );
}
