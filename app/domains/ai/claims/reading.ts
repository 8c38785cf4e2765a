import type { Words } from './words/words.ts';

/** Languages in which statuses and promises are judged. */
export type Judged = 'en' | 'de' | 'fr' | 'es';

export type Clause = {
  start: number;
  end: number;
  /** `condition`: holds only if; `echo`: what the customer said or what is regretted; `plain`: the shop says so. */
  mood: 'plain' | 'condition' | 'echo';
};

export type Sentence = {
  start: number;
  end: number;
  text: string;
  isQuestion: boolean;
  /** A line of the mail that is answered. */
  isQuoted: boolean;
  language: string;
  words: Words | null;
  clauses: Clause[];
};

export type Reading = { text: string; sentences: Sentence[]; language: string };
