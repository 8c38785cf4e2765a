import { Button, Link } from '@shopify/polaris';
import { jobState, triesWords } from './job-words.ts';
import styles from './jobs-list.module.css';
import type { JobsProps } from './jobs-table.tsx';

/** The same on a phone: a list, for a table would scroll sideways. */
export function JobsList({ jobs, now, viewer, onReplay, replaying }: JobsProps) {
  return (
    <ul className={styles.list}>
      {jobs.map((job) => {
        const state = jobState(job, now, viewer);
        return (
          <li key={job.id} className={styles.job}>
            <div className={styles.words}>
              <p className={styles.title}>{job.title}</p>
              {job.about ? (
                <p>
                  <Link url={job.about.href} removeUnderline>
                    {job.about.text || 'No subject'}
                  </Link>
                </p>
              ) : null}
              <p className={styles.second}>
                <span className={job.state === 'dead' ? styles.dead : undefined}>{state.word}</span> {state.when},{' '}
                {triesWords(job.tries).toLowerCase()}
              </p>
              {job.problem ? <p className={styles.second}>{job.problem}</p> : null}
            </div>
            {job.state === 'dead' && onReplay ? (
              <Button
                onClick={() => onReplay(job.id)}
                loading={replaying === job.id}
                accessibilityLabel={`Replay: ${job.title}`}
              >
                Replay
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
