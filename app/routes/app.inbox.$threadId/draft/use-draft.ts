import { useCallback, useEffect, useReducer, useRef } from 'react';
import { usePost, usePostAndForget } from '#app/ui/use-post.ts';
import type { ConversationIntent, IntentResult } from '../intents.ts';
import type { DraftData } from '../view.ts';
import { isDirty, nextDraft, startDraft } from './draft-state.ts';

/** How long a person has to pause before their words are saved, in ms. */
const pause = 800;

/** The person's words: typed here, saved by themselves, approved when the save is through. */
export function useDraft(path: string, draft: DraftData | null, newestMail: string | null, onApproved: () => void) {
  const [state, tell] = useReducer(nextDraft, draft, startDraft);
  const wanted = useRef<{ thenClose: boolean } | null>(null);

  const save = usePost<ConversationIntent, IntentResult>((result) => {
    if (result.ok) tell({ type: 'saved', ...result });
    else {
      wanted.current = null;
      tell({ type: 'refused', sentence: result.sentence });
    }
  });
  const approval = usePost<ConversationIntent, IntentResult>((result) => {
    if (result.ok) onApproved();
    else tell({ type: 'refused', sentence: result.sentence });
  });

  useEffect(() => tell({ type: 'arrived', draft }), [draft]);

  const dirty = isDirty(state);
  const canSave = dirty && state.sent === null && state.offered === null && state.problem === null && !approval.busy;

  const saveNow = () => {
    const intent = saveIntent(state);
    if (!intent) return;
    tell({ type: 'sent' });
    save.post(path, intent);
  };
  const saveRef = useRef(saveNow);
  saveRef.current = saveNow;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each keystroke starts the pause anew
  useEffect(() => {
    if (!canSave) return;
    const timer = setTimeout(() => saveRef.current(), pause);
    return () => clearTimeout(timer);
  }, [canSave, state.text]);

  // An approval that had to wait for a save.
  useEffect(() => {
    const wish = wanted.current;
    if (!wish || state.sent !== null || !state.draftId || state.problem) return;
    wanted.current = null;
    approval.post(path, approveIntent(state.draftId, state.text, state.version, wish.thenClose));
  });

  useSaveOnLeaving(path, () => (canSave && !save.busy ? saveIntent(state) : null));

  return {
    ...state,
    dirty,
    saving: state.sent !== null,
    approving: approval.busy || wanted.current !== null,
    type: useCallback((text: string) => tell({ type: 'typed', text }), []),
    saveNow,
    /** Makes words that a newer mail retired the answer to that mail. */
    keepWords() {
      if (!state.draftId) return;
      tell({ type: 'sent' });
      save.post(path, {
        intent: 'save-draft',
        draftId: state.draftId,
        text: state.text,
        version: state.version,
        ...(newestMail ? { answers: newestMail } : {}),
      });
    },
    takeTheirs: () => tell({ type: 'took-theirs' }),
    keepMine: () => tell({ type: 'kept-mine' }),
    approve(thenClose: boolean) {
      if (state.draftId && state.sent === null) {
        approval.post(path, approveIntent(state.draftId, state.text, state.version, thenClose));
        return;
      }
      wanted.current = { thenClose };
      if (state.sent === null) saveNow();
    },
  };
}

export type DraftControl = ReturnType<typeof useDraft>;

function approveIntent(draftId: string, text: string, version: number, thenClose: boolean): ConversationIntent {
  return { intent: 'approve', draftId, text, version, thenClose };
}

function saveIntent(state: { draftId: string | null; text: string; version: number }): ConversationIntent | null {
  if (state.draftId) {
    return { intent: 'save-draft', draftId: state.draftId, text: state.text, version: state.version };
  }
  return state.text.trim() === '' ? null : { intent: 'reply-without-draft', text: state.text };
}

/** Words typed in the last moment are saved when the conversation or the window is left. */
function useSaveOnLeaving(path: string, unsaved: () => ConversationIntent | null) {
  const post = usePostAndForget<ConversationIntent>();
  const latest = useRef(unsaved);
  latest.current = unsaved;
  useEffect(() => {
    function flush() {
      const intent = latest.current();
      if (intent) post(path, intent);
    }
    function onHide() {
      if (document.visibilityState === 'hidden') flush();
    }
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, [path, post]);
}
