import { createContext, useContext } from 'react';
import type { InboxViewName } from './view.ts';

/** What the open conversation knows of the list that it was opened from. */
export type InboxContext = {
  view: InboxViewName;
  /** Goes to the conversation below, its subject focused; on one pane, or at the end, back to the list. */
  leaveFor: (threadId: string) => void;
  /** Back to the list, on the row that was left. */
  backToList: (threadId: string) => void;
};

const context = createContext<InboxContext>({
  view: 'all',
  leaveFor: () => undefined,
  backToList: () => undefined,
});

export const InboxProvider = context.Provider;
export const useInbox = () => useContext(context);

/** What a navigation asks to be focused when it has arrived. */
export type FocusState = { focus: 'subject' | 'draft' | 'row' } | null;
