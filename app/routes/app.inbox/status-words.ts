import type { RowStatus } from './view.ts';

/** The word that a row says, and whether it is dark because a person is needed. */
export const statusWords: Record<RowStatus, { word: string; needsPerson: boolean }> = {
  ready: { word: 'Ready', needsPerson: false },
  drafting: { word: 'Drafting', needsPerson: false },
  'check-claim': { word: 'Check claim', needsPerson: true },
  'pick-order': { word: 'Pick order', needsPerson: true },
  'no-order': { word: 'No order', needsPerson: true },
  'to-answer': { word: 'To answer', needsPerson: true },
  waiting: { word: 'Waiting', needsPerson: false },
  sending: { word: 'Sending', needsPerson: false },
  'not-sent': { word: 'Not sent', needsPerson: true },
  unknown: { word: 'Sent?', needsPerson: true },
  closed: { word: 'Closed', needsPerson: false },
};
