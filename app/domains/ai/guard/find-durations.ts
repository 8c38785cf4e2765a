import { firstOfOverlapping } from './find-dates.ts';
import { NUMBER_WORD, readCount } from './numbers.ts';
import type { Span } from './text.ts';

type DurationUnit = 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month' | 'year';

/** A length of time: "3–5 business days" has `from` 3 and `to` 5. `direction`: whether it counts from today. */
export type DurationMention = Span & {
  from: number;
  to: number;
  unit: DurationUnit;
  direction: 'past' | 'future' | null;
};

/** In the order in which they are tried: the longer names first. */
const UNITS: [DurationUnit, string][] = [
  [
    'workday',
    '(?:business|working|work|week) ?days?|werktag(?:e[ns]?|s)?|arbeitstag(?:e[ns]?|s)?|geschäftstag(?:e[ns]?|s)?|bankarbeitstag(?:en?)?|jours? (?:ouvr(?:és?|ables?)|travaillés)|días? (?:hábil(?:es)?|laborables?)|giorni lavorativi|giorno lavorativo|werkdag(?:en)?|dias? út(?:eis|il)|arbetsdag(?:ar)?|vardag(?:ar)?|hverdage|arbeidsdager|営業日|个?工作日',
  ],
  ['minute', 'min(?:ute[ns]?|s)?|minutos?|minut[oi]|minuten'],
  ['hour', 'hours?|hrs?|h|stunden?|std|heures?|horas?|or[ae]|uur|uren|timm(?:ar|e)|timer|時間|小时'],
  [
    'day',
    '(?:calendar )?days?|kalendertag(?:en?)?|tag(?:e[ns]?|s)?|jours?(?: calendaires)?|días?(?: naturales)?|giorn[io]|dag(?:en|ar|e|er)?|dias?(?: corridos)?|nights?|日間|日以内|日|天',
  ],
  ['week', 'weeks?|wks?|wochen?|semaines?|semanas?|settiman[ae]|week|weken|veck(?:a|or)|uger?|uker?|週間|周'],
  [
    'month',
    'months?|monat(?:e[ns]?|s)?|mois|mes(?:es)?|mes[ei]|maand(?:en)?|m[êe]s(?:es)?|månad(?:er)?|måneder|か月|ヶ月|カ月|个月',
  ],
  ['year', 'years?|yrs?|jahr(?:e[ns]?|s)?|ans?|années?|años?|ann[io]|ja(?:ar|ren)|anos?|år|年間'],
];

const ALL = UNITS.map(([, source]) => source).join('|');
const COUNT = `(?:${NUMBER_WORD}|(?<![\\d.,])\\d{1,4}(?!\\d))`;
const HALF = '(?:,5|\\.5)?';
const JOIN = '(?: ?(?:-|–|—|~|to|or|bis|oder|à|ou|a|o|u|al?|tot|of|till?|eller|até) ?)';
const BETWEEN = '(?: ?(?:and|und|et|y|e|en|och) )';
const END = '(?![\\p{Script=Latin}\\p{N}])';
const START = '(?<![\\p{Script=Latin}\\p{N}#.,€$£-])';
const PATTERN = new RegExp(
  `${START}(?:(?:between|zwischen|entre|tra|tussen|mellan) (${COUNT})${BETWEEN}(${COUNT})|(${COUNT})${HALF}(?:${JOIN}(${COUNT}))?)(?:[ -]?(?:ème|er|full|volle|whole|more|additional|further|weitere[nr]?|consecutive|bis zu))?[ -]?(${ALL})${END}`,
  'giu',
);
/** "30-day", "14-tägig", "zweiwöchig". */
const TAEGIG = new RegExp(
  `${START}(${COUNT})-?(tägige[nrs]?|wöchige[nrs]?|monatige[nrs]?|jährige[nrs]?|stündige[nrs]?)${END}`,
  'giu',
);
const TAEGIG_UNIT: Record<string, DurationUnit> = { tä: 'day', wö: 'week', mo: 'month', jä: 'year', st: 'hour' };
/** "a week" is only a duration after "within" and the like: "once a week", "have a nice day". */
const ARTICLE = /^(?:a|an|ein|eine[nrm]?|une?|una?|een|en|um|uma|ett)$/i;
const LEADS =
  /(?:within|in|next|after|about|around|for|takes?|up to|least|another|than|innerhalb|binnen|nach|etwa|dauert|einer|dans|sous|d'ici|pendant|après|environ|prend|en|dentro de|durante|tras|unos|entro|binnen|inom|ca\.?|than|half|under|less|just|last|past|vor|il y a|hace)(?: (?:the|von|de|about|around|just|etwa|circa|environ))? ?$/i;
const PAST = /^[ ](?:ago|back|earlier|fa|geleden|atrás|sedan|siden|前)(?!\p{L})/iu;
const PAST_BEFORE = /(?:\bvor|il y a|hace|för|for)(?: (?:etwa|ca\.?|genau|environ|unos))? $/iu;
const FUTURE_BEFORE =
  /(?:\bin|\bwithin|\bdans|\ben|\bnach|\bbinnen|innerhalb(?: von)?|dentro de|d'ici|\bsous|tra|fra|om|inom|another|still|noch|encore|remaining|left)(?: (?:about|around|the next|den nächsten|les|los próximos))? $/iu;

/** Every length of time in a text, in any of the languages. "a few days" is found by `findVagueTimes`. */
export function findDurations(text: string): DurationMention[] {
  const mentions: DurationMention[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [whole, low, high, single, second, unitWord = ''] = match;
    const first = low ?? single ?? '';
    const last = high ?? second ?? first;
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const unit = unitOf(unitWord);
    if (ARTICLE.test(first) && second === undefined && !LEADS.test(before)) continue;
    const from = readCount(first);
    const to = readCount(last);
    if (from === null || to === null || !unit) continue;
    const after = text.slice(match.index + whole.length, match.index + whole.length + 10);
    const past = PAST.test(after) || PAST_BEFORE.test(before);
    const direction = past ? 'past' : FUTURE_BEFORE.test(before) ? 'future' : null;
    mentions.push({ start: match.index, end: match.index + whole.length, from, to, unit, direction });
  }
  for (const match of text.matchAll(TAEGIG)) {
    const count = readCount(match[1] ?? '');
    const unit = TAEGIG_UNIT[(match[2] ?? '').slice(0, 2).toLowerCase()];
    if (count === null || !unit) continue;
    mentions.push({
      start: match.index,
      end: match.index + match[0].length,
      from: count,
      to: count,
      unit,
      direction: null,
    });
  }
  return firstOfOverlapping(mentions);
}

const exactUnits = UNITS.map(([unit, source]) => ({ unit, pattern: new RegExp(`^(?:${source})$`, 'iu') }));

function unitOf(word: string): DurationUnit | null {
  return exactUnits.find(({ pattern }) => pattern.test(word))?.unit ?? null;
}

const VAGUE =
  /(?<![\p{L}\p{N}])(?:(?:within|in|over|after|next)(?: the)?(?: next| coming)? (?:a )?(?:few|couple of|several) (?:more )?(?:business |working )?(?:hours|days|weeks)|(?:in|innerhalb)(?: der| den)?(?: nächsten| kommenden)? (?:wenigen|einigen|paar|weniger|ein paar) (?:stunden|(?:werk)?tagen?|wochen)|(?:dans|d'ici|sous) (?:quelques|les prochains|les prochaines) (?:heures|jours|semaines)|(?:en|dentro de)(?: los| las)? (?:unos|unas|pocos|pocas|próximos|próximas) (?:horas|días|semanas))(?!\p{L})/giu;

/** "in a few days": a promise of time that no number can be compared with. */
export function findVagueTimes(text: string): Span[] {
  return [...text.matchAll(VAGUE)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const CLOCK =
  /(?<![\p{L}\p{N}:.,/])(?:([01]?\d|2[0-3])(?::|h|\.(?=\d\d (?:uhr|h)))([0-5]\d)?(?: ?(a\.?m\.?|p\.?m\.?|uhr|h))?|(1[0-2]|0?[1-9]) ?(a\.?m\.?|p\.?m\.?)|([01]?\d|2[0-3]) ?uhr|(noon|midday|midnight|mittag|mitternacht|midi|minuit|mediodía|medianoche))(?![\p{L}\p{N}])/giu;

/** A time of day. `minutes` since midnight. */
export type ClockMention = Span & { minutes: number };

export function findClockTimes(text: string): ClockMention[] {
  const mentions: ClockMention[] = [];
  for (const match of text.matchAll(CLOCK)) {
    const [whole, hour, minute, half, bareHour, bareHalf, uhr, name] = match;
    const written = Number(
      hour ?? bareHour ?? uhr ?? (/^(?:noon|midday|mittag|midi|mediodía)$/i.test(name ?? '') ? 12 : 0),
    );
    const late = /^p/i.test(half ?? bareHalf ?? '');
    const early = /^a/i.test(half ?? bareHalf ?? '');
    const hours = late && written < 12 ? written + 12 : early && written === 12 ? 0 : written;
    // The full stop of "at 10 am." ends the sentence, that of "a.m." does not.
    const length = whole.replace(/(?<=[ap]m)\.$/i, '').length;
    mentions.push({ start: match.index, end: match.index + length, minutes: hours * 60 + Number(minute ?? 0) });
  }
  return mentions;
}
