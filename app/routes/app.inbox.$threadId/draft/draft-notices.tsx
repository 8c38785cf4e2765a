import { Button } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { InlineError } from '#app/ui/inline-error.tsx';
import type { ReplyData } from '../view.ts';
import styles from './draft-notices.module.css';
import type { DraftControl } from './use-draft.ts';

type Props = {
  reply: ReplyData;
  words: DraftControl;
  mayWrite: boolean;
  onRedraft: () => void;
  redrafting: boolean;
};

/** What has to be known of a draft before it is read. One at a time, the most pressing. */
export function DraftNotices({ reply, words, mayWrite, onRedraft, redrafting }: Props) {
  if (words.offered) {
    return (
      <Notice
        title={words.draftId ? 'This draft was changed somewhere else.' : 'A draft has arrived.'}
        sentence="Your words are still in the field."
      >
        <Button size="slim" onClick={words.keepMine}>
          Keep my words
        </Button>
        <Button size="slim" onClick={words.takeTheirs}>
          Take {words.draftId ? 'the others' : 'the draft'}
        </Button>
      </Notice>
    );
  }
  if (reply.kind === 'failed') {
    return (
      <InlineError
        title="There is no draft."
        action={
          mayWrite ? (
            <Button size="slim" onClick={onRedraft} loading={redrafting}>
              Try again
            </Button>
          ) : null
        }
      >
        {reply.sentence}
      </InlineError>
    );
  }
  if (reply.kind === 'drafting') {
    return <p className={styles.line}>{words.text ? 'A draft is being written. Your words stay.' : 'Drafting…'}</p>;
  }
  if (reply.kind !== 'draft') return null;
  if (reply.retired) {
    return (
      <Notice title="A newer mail arrived." sentence="This answers the one before it. Your words are kept.">
        {mayWrite ? (
          <>
            <Button size="slim" onClick={words.keepWords} loading={words.saving}>
              Answer with these words
            </Button>
            <Button size="slim" onClick={onRedraft} loading={redrafting}>
              Write a new draft
            </Button>
          </>
        ) : null}
      </Notice>
    );
  }
  if (reply.needsPerson) return <Notice title="A person should decide." sentence={reply.needsPerson} />;
  if (reply.source === 'template')
    return <p className={styles.line}>Written from a template: the model didn’t answer.</p>;
  return null;
}

function Notice({ title, sentence, children }: { title: string; sentence: string; children?: ReactNode }) {
  return (
    <div className={styles.notice} role="status">
      <p>
        <strong>{title}</strong> <span dir="auto">{sentence}</span>
      </p>
      {children ? <div className={styles.actions}>{children}</div> : null}
    </div>
  );
}
