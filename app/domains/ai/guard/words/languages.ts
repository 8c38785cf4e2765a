import { wordPattern } from '../text.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { PromiseName, StatusName, Topic, WordTable } from './word-table.ts';

/** A language's table with its patterns made once. */
export type Words = {
  negation: RegExp;
  conditional: RegExp;
  cut: RegExp;
  carries: RegExp;
  reported: RegExp;
  /** Groups `done`, `modal` and `future`. */
  auxiliary: RegExp;
  hedge: RegExp;
  generic: RegExp;
  carriedOut: RegExp;
  statuses: [StatusName, RegExp][];
  promises: [PromiseName, RegExp][];
  topics: [Topic, RegExp][];
};

function compile(table: WordTable): Words {
  return {
    negation: wordPattern(table.negation),
    conditional: new RegExp(`^[\\s"'“„«(]{0,3}${wordPattern(table.conditional).source}`, 'iu'),
    cut: wordPattern(`${table.cut}|${table.conditional}`),
    carries: new RegExp(`^[\\s"'“„«(]{0,3}${wordPattern(table.carries).source}`, 'iu'),
    reported: wordPattern(table.reported),
    auxiliary: new RegExp(
      `(?<modal>${wordPattern(table.modal).source})|(?<future>${wordPattern(table.future).source})|(?<done>${wordPattern(table.done).source})`,
      'giu',
    ),
    hedge: wordPattern(table.hedge),
    generic: new RegExp(`(?:${table.generic.replace(/ /g, '\\s{1,3}')})`, 'iu'),
    carriedOut: wordPattern(table.carriedOut),
    statuses: pairs(table.statuses),
    promises: pairs(table.promises),
    topics: pairs(table.topics),
  };
}

function pairs<Name extends string>(entries: Partial<Record<Name, string>>): [Name, RegExp][] {
  const list: [Name, RegExp][] = [];
  for (const name in entries) {
    const source = entries[name];
    if (source) list.push([name, wordPattern(source)]);
  }
  return list;
}

/** The languages in which statuses and promises are judged. */
export const judged: Record<string, Words> = { en: compile(en), de: compile(de), fr: compile(fr), es: compile(es) };

export const allWords = Object.values(judged);
