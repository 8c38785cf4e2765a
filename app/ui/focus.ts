/** Panes are marked `data-pane`; inside, `data-pane-focus` says what to focus instead of the pane itself. */
function focusInPane(pane: HTMLElement) {
  const wanted = pane.querySelector<HTMLElement>('[data-thread][tabindex="0"], [data-pane-focus]') ?? pane;
  wanted.focus();
}

/** Goes to the next pane that can be seen: list, thread, draft, order, and round again. */
export function focusPane(): boolean {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.getClientRects().length > 0 && getComputedStyle(pane).visibility !== 'hidden',
  );
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + 1) % panes.length];
  if (next) focusInPane(next);
  return next !== undefined;
}

/** Puts the focus on a row of the list; null: on the one that Tab would stop at. */
export function focusRow(threadId: string | null) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-thread]')];
  const row = rows.find((one) => (threadId ? one.dataset.thread === threadId : one.tabIndex === 0));
  row?.focus();
}

/** The conversation above (-1) or below (1) another in the list as it stands; the first when that one is not in it. */
export function rowBeside(threadId: string | null, step: number): string | null {
  const ids = [...document.querySelectorAll<HTMLElement>('[data-thread]')].map((one) => one.dataset.thread ?? '');
  const at = threadId === null ? -1 : ids.indexOf(threadId);
  return ids[at === -1 ? 0 : at + step] ?? null;
}
