import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { fold } from './pattern.ts';
import type { Reading, Sentence } from './reading.ts';
import { type TopicIndex, topicsOf } from './topics.ts';
import type { Topic } from './words/words.ts';

type Around = { index: TopicIndex; signature: number; evidence: Evidence; reading: Reading };

/** What stands even in a question or a condition as the shop's own word. */
const ALWAYS: ReadonlySet<Finding['says']['what']> = new Set(['link', 'email', 'money', 'percent']);
const EVENTS: readonly Topic[] = [
  'ship',
  'deliver',
  'expect',
  'refund',
  'return',
  'exchange',
  'replace',
  'cancel',
  'contact',
  'order',
  'pay',
];
const COLLEAGUE_BEFORE =
  /(?:colleague|manager|supervisor|kolleg(?:e|in)|collègue|responsable|compañer[oa]|collega),?\s(?:(?:herr|frau|mr|ms|mrs|mme|m|sr|sra)\.?\s)?$/iu;
const VAGUE_ARTICLE = /^(?:an?|eine[nrm]?|ein|une?|una?|uno|uma?|ett|en|een)\s/iu;
const WITHIN =
  /(?:within|in|up to|for|takes?|under|innerhalb|binnen|dans|sous|en|dentro de|entro|inom|another|about|around|after|der|von)\s*$/iu;

/** Leaves out what is found but says nothing: questions, conditions, quoted mail, list numbers, the signature. */
export function isStatement(
  finding: Finding,
  sentence: Sentence | undefined,
  { index, signature, evidence, reading }: Around,
): boolean {
  const { says, kind, start } = finding;
  if (sentence === undefined || sentence.isQuoted) return false;
  const mood = sentence.clauses.find((clause) => start >= clause.start && start < clause.end)?.mood ?? 'plain';
  const isOwn = ALWAYS.has(says.what) || kind === 'code' || kind === 'tracking' || kind === 'phone';
  if (sentence.isQuestion && !isOwn && kind !== 'person') return false;
  if (
    mood === 'echo' &&
    ['date', 'relative', 'duration', 'quantity', 'name', 'time'].includes(says.what) &&
    kind !== 'person'
  )
    return false;
  const before = reading.text.slice(Math.max(0, start - 24), start);
  switch (says.what) {
    case 'relative':
      return (
        mood === 'plain' &&
        !/(?:good|guten?|great|nice|lovely|schönen?)\s*$/iu.test(before) &&
        fits(sentence, says, reading.text.slice(start, finding.end)) &&
        (sentence.words === null || topicsOf(finding, sentence, index, EVENTS).length > 0)
      );
    case 'duration': {
      const text = reading.text.slice(start, finding.end);
      if (VAGUE_ARTICLE.test(text) && !WITHIN.test(before)) return false;
      const topics = topicsOf(finding, sentence, index, [...EVENTS, 'warranty', 'shipping']);
      return (
        mood !== 'condition' || topics.some((topic) => topic === 'return' || topic === 'refund' || topic === 'warranty')
      );
    }
    case 'time':
      return mood === 'plain';
    case 'name':
      return isName(finding, says.name, before, { signature, evidence });
    case 'identifier':
      return kind !== 'order' || mood !== 'echo' || !sentence.isQuestion;
    default:
      return true;
  }
}

/** "hier" is yesterday in French and here in German. */
function fits({ language }: Sentence, says: Finding['says'], text: string): boolean {
  if (says.what !== 'relative') return true;
  if (/^hier$/i.test(text)) return language === 'fr';
  return !/^(?:Morgen|hoy en día)$/.test(text) || language !== 'de';
}

function isName(
  finding: Finding,
  name: string,
  before: string,
  { signature, evidence }: Pick<Around, 'signature' | 'evidence'>,
): boolean {
  if (finding.kind !== 'person') {
    if (finding.start >= signature && finding.kind === 'product') return false;
    return !evidence.known.some(
      ({ fact }) => /shop|store|brand/i.test(fact.id) && fold(fact.value).includes(fold(name)),
    );
  }
  // A colleague who is named is a statement of its own.
  if (COLLEAGUE_BEFORE.test(before)) return true;
  // Nothing says what the customer is called, so that no name can be wrong.
  return finding.start < signature && evidence.known.some(({ fact }) => fact.kind === 'person');
}
