import type { Fact } from '../fact.ts';
import { findDates } from './find-dates.ts';
import { findMoney, findPercents } from './find-money.ts';
import { findStatuses } from './find-statuses.ts';
import { findClockTimes, findDurations } from './find-times.ts';
import type { Finding } from './finding.ts';
import { wordPattern } from './pattern.ts';
import { type Reading, readText } from './reading.ts';
import { statesOf } from './shopify-statuses.ts';
import { indexTopics, type TopicIndex, topicsWithin } from './topics.ts';
import { topicsOfId } from './topics-of-id.ts';
import { JUDGED } from './words/judged.ts';
import type { State, Topic } from './words/words.ts';

/** One fact, read: what it says in the same normal form as the statements of a draft. */
export type Known = {
  fact: Fact;
  /** What the fact is about, as the words of its id tell. */
  topics: Topic[];
  reading: Reading;
  index: TopicIndex;
  findings: Finding[];
};

/** What facts say about one state. `denied`: it is not so. */
export type Standing = { all: string[]; part: string[]; denied: string[] };

/** `isLater`: only once something has come back. `about`: what else its clause speaks of, for "free" is always free something. */
export type Grant = { factId: string; about: Topic[]; isLater: boolean };

export type Evidence = {
  known: Known[];
  states: ReadonlyMap<State, Standing>;
  /** Topics that a policy or a note grants, with the facts that do. */
  granted: ReadonlyMap<Topic, Grant[]>;
  timeZone: string | null;
};

const PROSE: ReadonlySet<Fact['kind']> = new Set(['policy', 'text']);

/** Reads the facts once for a check. */
export function readFacts(facts: readonly Fact[], now: Date | undefined): Evidence {
  const known = facts.map((fact): Known => {
    const reading = readText(fact.value);
    const index = PROSE.has(fact.kind) ? indexTopics(reading) : new Map();
    return { fact, topics: topicsOfId(fact.id), reading, index, findings: findingsIn(fact) };
  });
  const zone = facts.find(({ value }) => /^[A-Z][A-Za-z]+\/[A-Za-z_/]+$/.test(value))?.value ?? null;
  return { known, states: readStates(known, now), granted: readGranted(known), timeZone: isZone(zone) ? zone : null };
}

function findingsIn({ kind, value }: Fact): Finding[] {
  if (kind === 'money') return findMoney(value);
  if (kind === 'date') return findDates(value);
  if (!PROSE.has(kind) && kind !== 'number' && kind !== 'product') return [];
  return [
    ...findMoney(value),
    ...findPercents(value),
    ...findDates(value),
    ...findDurations(value),
    ...findClockTimes(value),
  ];
}

function readStates(known: Known[], now: Date | undefined): Map<State, Standing> {
  const states = new Map<State, Standing>();
  const note = (state: State, side: keyof Standing, factId: string) => {
    const standing = states.get(state) ?? { all: [], part: [], denied: [] };
    standing[side].push(factId);
    states.set(state, standing);
  };
  for (const { fact, topics, reading } of known) {
    if (fact.kind === 'status') for (const [state, side] of statesOf(fact)) note(state, side, fact.id);
    if (fact.kind === 'tracking') note('shipped', 'part', fact.id);
    if (fact.kind === 'money' && topics.includes('refund') && !isPlanned(fact.id)) note('refunded', 'part', fact.id);
    if (fact.kind === 'date' && !isPlanned(fact.id) && !(now && Date.parse(fact.value) > now.getTime())) {
      for (const topic of topics) for (const state of DATED[topic] ?? []) note(state, 'part', fact.id);
    }
    if (fact.kind === 'text' || fact.kind === 'status') {
      for (const { says } of findStatuses(reading)) {
        if (says.what === 'status')
          note(says.state, says.negated ? 'denied' : says.extent === 'part' ? 'part' : 'all', fact.id);
      }
    }
  }
  return states;
}

/** "refund.expectedOn", "return.deadline": what is to come has not happened. */
const isPlanned = (id: string) =>
  /expect|estimat|due|eta|deadline|planned|scheduled|pending|until|max|limit|eligible/i.test(id);

/** A date of such an event shows that it happened. */
const DATED: Partial<Record<Topic, State[]>> = {
  ship: ['shipped'],
  deliver: ['delivered', 'shipped'],
  refund: ['refunded'],
  cancel: ['cancelled'],
  pay: ['paid'],
};

const offers: { topic: Topic; pattern: RegExp }[] = Object.values(JUDGED).flatMap((words) =>
  [words.offers, words.gifts].flatMap((table) =>
    (Object.entries(table) as [Topic, string[]][]).map(([topic, list]) => ({
      topic,
      pattern: wordPattern(list, 'iu'),
    })),
  ),
);
const DENIED = wordPattern(
  [
    ...Object.values(JUDGED).flatMap(({ negations }) => negations),
    'no',
    'non-?\\p{L}+',
    'excluded?',
    'except~',
    'ausgeschlossen',
    'final sale',
    'exclus?e?s?',
    'excluid[oa]s?',
  ],
  'iu',
);

/** "No questions asked", "at no cost": a denial that gives. */
const GIVING =
  /(?:no|without|ohne|sans|sin)\s(?:extra |any |additional |zusätzliche )?(?:costs?|charge|kosten|frais|coste|questions)/iu;

const LATER =
  /(?:after|once|upon|when|nach|sobald|après|dès|tras|después|una vez).{0,40}(?:return|receiv|receipt|inspect|rücksend|eingang|erhalt|réception|retour|recib|devoluci|recepci)/iu;

/** A policy grants whatever it speaks of without denying it. */
function readGranted(known: Known[]): Map<Topic, Grant[]> {
  const granted = new Map<Topic, Grant[]>();
  const note = (topic: Topic, grant: Grant) => granted.set(topic, [...(granted.get(topic) ?? []), grant]);
  for (const { fact, topics, reading, index } of known) {
    if (fact.kind === 'policy' || fact.kind === 'text') {
      for (const sentence of reading.sentences) {
        for (const clause of sentence.clauses) {
          const text = fact.value.slice(clause.start, clause.end);
          if (DENIED.test(text) && !GIVING.test(text)) continue;
          const about = topicsWithin(clause, sentence, index);
          for (const { topic, pattern } of offers)
            if (pattern.test(text)) note(topic, { factId: fact.id, about, isLater: LATER.test(sentence.text) });
        }
      }
    }
    if (fact.kind === 'money' || fact.kind === 'status' || fact.kind === 'number') {
      const isDenied = /declin|reject|denied|no_|none|fail/i.test(fact.value);
      for (const topic of topics)
        if (!isDenied && topic !== 'cancel') note(topic, { factId: fact.id, about: [], isLater: false });
    }
  }
  return granted;
}

function isZone(zone: string | null): boolean {
  if (zone === null) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
