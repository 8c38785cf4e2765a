import type { DraftData } from '../view.ts';

type Stored = Pick<DraftData, 'id' | 'text' | 'version' | 'savedAt'>;

/**
 * A person's words and what the server has of them. Words that are not saved are never overwritten: what the server
 * says meanwhile is kept in `offered` until the person chooses.
 */
type DraftState = {
  /** null: the server has no draft yet, the first save makes one. */
  draftId: string | null;
  version: number;
  text: string;
  /** The text that the server has. */
  saved: string;
  savedAt: string | null;
  /** The text that a save on its way carries. */
  sent: string | null;
  /** What the server has instead, when both sides changed. */
  offered: Stored | null;
  /** Why the last save was refused. */
  problem: string | null;
};

export type DraftEvent =
  | { type: 'arrived'; draft: Stored | null }
  | { type: 'typed'; text: string }
  | { type: 'sent' }
  | { type: 'saved'; draftId?: string; version?: number; savedAt?: string }
  | { type: 'refused'; sentence: string }
  | { type: 'took-theirs' }
  | { type: 'kept-mine' };

export function startDraft(draft: Stored | null): DraftState {
  const empty = { draftId: null, version: 0, text: '', saved: '', savedAt: null };
  return { ...(draft ? from(draft) : empty), sent: null, offered: null, problem: null };
}

function from(draft: Stored) {
  return {
    draftId: draft.id,
    version: draft.version,
    text: draft.text,
    saved: draft.text,
    savedAt: draft.savedAt,
  };
}

export function isDirty(state: DraftState): boolean {
  return state.text !== state.saved;
}

export function nextDraft(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'arrived':
      return arrive(state, event.draft);
    case 'typed':
      return { ...state, text: event.text, problem: null };
    case 'sent':
      return { ...state, sent: state.text, problem: null };
    case 'saved':
      return {
        ...state,
        draftId: event.draftId ?? state.draftId,
        version: event.version ?? state.version,
        saved: state.sent ?? state.saved,
        savedAt: event.savedAt ?? state.savedAt,
        sent: null,
      };
    case 'refused':
      return { ...state, sent: null, problem: event.sentence };
    case 'took-theirs':
      return state.offered ? startDraft(state.offered) : state;
    case 'kept-mine':
      if (!state.offered) return state;
      return { ...state, ...from(state.offered), text: state.text, offered: null, problem: null };
  }
}

/** The server's draft was read again. */
function arrive(state: DraftState, draft: Stored | null): DraftState {
  if (!draft) {
    // Approved or discarded elsewhere, or not written yet: unsaved words stay, as words without a draft.
    if (isDirty(state)) return { ...state, draftId: null, version: 0, saved: '', savedAt: null, offered: null };
    return startDraft(null);
  }
  const same = state.draftId === draft.id;
  if (!isDirty(state)) {
    // Data is read again after every refusal, and must not wipe away why it was refused.
    const problem = same && draft.version === state.version ? state.problem : null;
    return { ...startDraft(draft), sent: state.sent, problem };
  }
  if (same && draft.version <= state.version) return state;
  // Our own save, seen in the data before its answer: it is no second opinion.
  const ours = draft.text === state.sent || draft.text === state.saved || draft.text === state.text;
  if (ours && (same || state.draftId === null)) {
    return { ...state, ...from(draft), text: state.text };
  }
  return { ...state, offered: draft };
}
