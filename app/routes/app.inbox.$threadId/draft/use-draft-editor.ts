import { useEffect, useRef, useState } from 'react';
import { usePost } from '#app/ui/use-post.ts';
import { useShortcuts } from '#app/ui/use-shortcuts.ts';
import type { ConversationIntent, IntentResult } from '../intents.ts';
import type { DraftData, FactView } from '../view.ts';
import { isOpen, type MarkedClaim } from './claims.ts';
import { type Span, sentenceAround } from './edit-text.ts';
import { useClaims } from './use-claims.ts';
import { useDraft } from './use-draft.ts';

type Options = {
  draft: DraftData | null;
  path: string;
  /** The customer's newest mail in view. */
  newestMail: string | null;
  now: string;
  onApproved: () => void;
  mayApprove: boolean;
};

/** Everything that can be done with the words: typing, walking the claims, the remedies, approving. */
export function useDraftEditor({ draft, path, newestMail, now, onApproved, mayApprove }: Options) {
  const words = useDraft(path, draft, newestMail, onApproved);
  const claims = useClaims(draft, words.text, now);
  const openClaims = claims.filter(isOpen);
  const field = useRef<HTMLTextAreaElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const [checking, setChecking] = useState(false);
  const [ownWords, setOwnWords] = useState(false);
  const [confirmProblem, setConfirmProblem] = useState<string | null>(null);
  const held = useRef(false);

  const confirmation = usePost<ConversationIntent, IntentResult>((result) => {
    setConfirmProblem(result.ok ? null : result.sentence);
    if (result.ok && openClaims.length <= 1) field.current?.focus();
  });

  const remedyClaim = checking ? (openClaims[0] ?? null) : null;

  useEffect(() => {
    if (ownWords) field.current?.focus();
  }, [ownWords]);

  /** Selects a claim in the field, with its card. */
  function show(index: number) {
    const claim = claims[index];
    if (!claim) return;
    selectSpan(field.current, claim);
    setActive(index);
  }

  /** Opens the remedy at the first open claim, and brings its words into view. */
  function check() {
    const first = openClaims[0];
    if (!first) return;
    setActive(null);
    selectSpan(field.current, first);
    setChecking(true);
  }

  function approve(thenClose: boolean) {
    if (openClaims.length > 0) check();
    else if (words.text.trim() !== '' && !words.offered && !draft?.retired && !words.approving)
      words.approve(thenClose);
  }

  useShortcuts({
    approve: () => {
      if (!mayApprove) return false;
      approve(false);
      return true;
    },
    claim: () => {
      if (claims.length === 0) return false;
      const caret = field.current?.selectionEnd ?? 0;
      const next = claims.findIndex((claim) => claim.start >= caret);
      show(next === -1 || document.activeElement !== field.current ? 0 : next);
      return true;
    },
    reply: () => {
      if (!field.current) setOwnWords(true);
      else field.current.focus();
      return true;
    },
  });

  return {
    words: { ...words, approve },
    claims,
    openClaims,
    field,
    active,
    ownWords,
    remedyClaim,
    confirming: confirmation.busy,
    confirmProblem,
    type(text: string) {
      setActive(null);
      words.type(text);
    },
    point(claim: number | null) {
      if (claim === null && held.current) return;
      if (!checking) setActive(claim);
    },
    hold(inside: boolean) {
      held.current = inside;
      if (!inside) setActive(null);
    },
    letGo() {
      held.current = false;
      setActive(null);
    },
    show,
    check,
    closeRemedy() {
      setChecking(false);
      field.current?.focus();
    },
    writeOwn: () => setOwnWords(true),
    putFact: (claim: MarkedClaim, fact: FactView) => replaceSpan(field.current, claim, fact.shown),
    removeSentence: (claim: MarkedClaim) =>
      replaceSpan(field.current, sentenceAround(words.text, claim, draft?.language ?? null), ''),
    confirm(claim: MarkedClaim) {
      if (!draft) return;
      const { start, end, text } = claim;
      const { version } = words;
      confirmation.post(path, {
        intent: 'confirm-claim',
        draftId: draft.id,
        draft: words.text,
        version,
        start,
        end,
        text,
      });
    },
    takeBack(claim: MarkedClaim) {
      if (!draft) return;
      setActive(null);
      confirmation.post(path, { intent: 'take-back-confirmation', draftId: draft.id, text: claim.text });
    },
  };
}

function selectSpan(field: HTMLTextAreaElement | null, span: Span) {
  if (!field) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(span.start, span.end);
  const words = field.parentElement?.querySelectorAll<HTMLElement>('[data-claim]') ?? [];
  const offset = (word: HTMLElement) => word.getBoundingClientRect().top;
  const marked = [...words].find((word) => word.textContent === field.value.slice(span.start, span.end));
  if (marked && Number.isFinite(offset(marked))) marked.scrollIntoView({ block: 'nearest' });
}

/** Puts other words in a stretch's place, as if typed, so that the browser's own undo takes it back. */
function replaceSpan(field: HTMLTextAreaElement | null, span: Span, words: string) {
  if (!field) return;
  field.focus();
  field.setSelectionRange(span.start, span.end);
  const done = words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
  if (done) return;
  // A browser without the command: the same change as an input event.
  field.setRangeText(words, span.start, span.end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
