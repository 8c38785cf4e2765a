import { Button, SkeletonBodyText, Tooltip } from '@shopify/polaris';
import { MaximizeIcon, MinimizeIcon, RefreshIcon } from '@shopify/polaris-icons';
import { useId, useState } from 'react';
import { formatCost, formatTime } from '#app/ui/format.ts';
import { InlineError } from '#app/ui/inline-error.tsx';
import { usePost } from '#app/ui/use-post.ts';
import type { ConversationIntent, IntentResult } from '../intents.ts';
import type { ConversationData, DraftData } from '../view.ts';
import { ClaimPopover } from './claim-popover.tsx';
import { ClaimsFoot } from './claims-foot.tsx';
import { closestFact } from './closest-fact.ts';
import styles from './draft-card.module.css';
import { DraftField } from './draft-field.tsx';
import { DraftNotices } from './draft-notices.tsx';
import { Remedy } from './remedy.tsx';
import { SendButtons } from './send-buttons.tsx';
import { useDraftEditor } from './use-draft-editor.ts';

type Props = {
  data: ConversationData;
  /** The conversation's action. */
  path: string;
  /** The reply is on its way: the person goes on. */
  onApproved: () => void;
};

/** The reply in the making, docked below the conversation: the words, what they rest on, and Approve and send. */
export function DraftCard({ data, path, onApproved }: Props) {
  const { reply, viewer, now, thread } = data;
  const draft: DraftData | null = reply.kind === 'draft' ? reply : null;
  const editor = useDraftEditor({
    draft,
    path,
    newestMail: thread.newestMailId,
    now,
    onApproved,
    mayApprove: viewer.can.approve,
  });
  const redraft = usePost<ConversationIntent, IntentResult>();
  const footId = useId();
  const [tall, setTall] = useState(false);
  const { words, claims, remedyClaim } = editor;
  const name = thread.customer.name;
  const waiting = reply.kind === 'drafting' && words.text === '' && !editor.ownWords;
  const mayWrite = viewer.can.approve;

  if (reply.kind === 'sending') return null;
  return (
    <section className={tall ? `${styles.card} ${styles.tall}` : styles.card} data-pane="draft" aria-label="Draft">
      <header className={styles.head}>
        <h3 className={styles.title}>Draft</h3>
        <span className={styles.to}>
          to <bdi>{name}</bdi>, not sent
        </span>
        {draft?.cost ? <span className={styles.cost}>Cost {formatCost(draft.cost, viewer.locale)}</span> : null}
        <span className={styles.size}>
          <Button
            variant="tertiary"
            icon={tall ? MinimizeIcon : MaximizeIcon}
            onClick={() => setTall(!tall)}
            accessibilityLabel={tall ? 'Make the draft smaller' : 'Make the draft larger'}
          />
        </span>
      </header>
      <DraftNotices
        reply={reply}
        words={words}
        mayWrite={mayWrite}
        onRedraft={() => redraft.post(path, { intent: 'redraft' })}
        redrafting={redraft.busy}
      />
      {waiting ? (
        <div className={styles.drafting} role="status">
          <span className={styles.srOnly}>Drafting</span>
          <SkeletonBodyText lines={5} />
        </div>
      ) : (
        <div className={styles.frame}>
          <DraftField
            field={editor.field}
            text={words.text}
            onType={editor.type}
            claims={claims}
            active={editor.active}
            onPoint={editor.point}
            readOnly={!mayWrite}
            language={draft?.language ?? null}
            label={`Reply to ${name}`}
            placeholder={mayWrite ? 'Write your reply' : ''}
            describedBy={footId}
            popover={(anchor) => (
              <ClaimPopover
                anchor={anchor}
                claim={editor.active === null ? null : (claims[editor.active] ?? null)}
                facts={draft?.facts ?? []}
                now={now}
                viewer={viewer}
                hold={editor.hold}
                onClose={editor.letGo}
                onTakeBack={mayWrite ? editor.takeBack : undefined}
              />
            )}
          />
          {remedyClaim ? (
            <Remedy
              id={footId}
              claim={remedyClaim}
              open={editor.openClaims.length}
              closest={closestFact(remedyClaim, draft?.facts ?? [])}
              busy={editor.confirming}
              onUseFact={(fact) => editor.putFact(remedyClaim, fact)}
              onRemove={() => editor.removeSentence(remedyClaim)}
              onConfirm={() => editor.confirm(remedyClaim)}
              onClose={editor.closeRemedy}
            />
          ) : draft || words.text !== '' ? (
            <ClaimsFoot
              id={footId}
              checked={draft !== null}
              claims={claims}
              facts={draft?.facts ?? []}
              now={now}
              viewer={viewer}
              saveWords={saveWords(words, viewer)}
              onShow={editor.show}
              onCheck={mayWrite ? editor.check : undefined}
              onTakeBack={mayWrite ? editor.takeBack : undefined}
            />
          ) : null}
        </div>
      )}
      {words.problem || editor.confirmProblem ? (
        <InlineError
          title={words.problem ?? editor.confirmProblem ?? ''}
          action={
            words.dirty && !words.offered ? (
              <Button onClick={words.saveNow} loading={words.saving}>
                Save again
              </Button>
            ) : null
          }
        />
      ) : null}
      <footer className={styles.actions}>
        {mayWrite && draft && !draft.retired ? (
          <Tooltip content="Write a new draft" preferredPosition="above">
            <Button
              variant="tertiary"
              icon={RefreshIcon}
              accessibilityLabel="Write a new draft"
              onClick={() => redraft.post(path, { intent: 'redraft' })}
              loading={redraft.busy}
            />
          </Tooltip>
        ) : null}
        {mayWrite ? null : <p className={styles.reason}>You can read here. An owner can let you answer in Settings.</p>}
        {mayWrite && waiting ? (
          <span className={styles.own}>
            <Button onClick={editor.writeOwn}>Write my own words</Button>
          </span>
        ) : null}
        {mayWrite && !waiting ? (
          <SendButtons
            blocked={editor.openClaims.length > 0}
            checking={remedyClaim !== null}
            empty={words.text.trim() === '' || words.offered !== null || draft?.retired === true}
            emptyReason={emptyReason(words.text, words.offered !== null, draft?.retired === true)}
            busy={words.approving}
            describedBy={footId}
            onCheck={() => editor.check()}
            onApprove={words.approve}
          />
        ) : null}
      </footer>
    </section>
  );
}

/** A button that is off says why, as text beside it. */
function emptyReason(text: string, offered: boolean, retired: boolean): string | null {
  if (offered) return 'Choose which words to keep.';
  if (retired) return 'It answers an older mail.';
  return text.trim() === '' ? 'Nothing is written yet.' : null;
}

function saveWords(words: ReturnType<typeof useDraftEditor>['words'], viewer: ConversationData['viewer']): string {
  if (words.saving) return 'Saving…';
  if (words.dirty) return words.problem || words.offered ? 'Not saved' : 'Saving…';
  return words.savedAt ? `Saved ${formatTime(words.savedAt, viewer)}` : '';
}
