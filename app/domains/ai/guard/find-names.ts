import { firstOfOverlapping } from './find-dates.ts';
import type { Span } from './text.ts';
import { CLOSING, COMPANIES, GREETING, NOBODY, TITLE } from './words/names.ts';

/** `greeting`: the one whom the mail is written to. `person`: somebody the text speaks of. `company`: a carrier or payment service. */
export type NameMention = Span & { kind: 'greeting' | 'person' | 'company'; name: string };

const NAME =
  "\\p{Lu}[\\p{L}'’-]{0,40}\\.?(?: (?:(?:van|von|de|der|den|del|la|le|di|da|dos|bin|al|ter|zu) ){0,2}\\p{Lu}[\\p{L}'’-]{0,40}){0,3}";
const GREETING_WORDS = new RegExp(`^[ "'*]{0,3}(?:${GREETING}),? (?:(?:${TITLE})\\.? ){0,2}`, 'gimu');
/** After a greeting even a name in lower case is one, if it is all that follows. */
const GREETED_NAME = new RegExp(`${NAME}|\\p{Ll}[\\p{L}'-]{1,30}(?=[ ]?[,!:\\n]|$)`, 'uy');
const JAPANESE =
  /^[ 　]{0,3}([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}A-Za-z]{1,20}(?: [\p{Script=Han}\p{Script=Katakana}A-Za-z]{1,20})?) ?(?:様|さま|さん)/gmu;
/** "Thanks for waiting, Ann!" */
const ADDRESSED =
  /(?<!\p{L})(?:[Tt]hank(?:s| you)|[Ss]orry|[Aa]pologies|[Mm]erci|[Gg]racias|[Dd]anke|[Ww]elcome)(?: [^.!?,\n]{0,80})?, (\p{Lu}[\p{L}'-]{1,30})(?=[.!]|,? ?\n|$)/gmu;
const TITLED = new RegExp(
  `(?<![\\p{L}])(?:Mr|Mrs|Ms|Miss|Dr|Frau|Herrn?|Monsieur|Madame|Mme|M\\.|Señora?|Sra?\\.|Signora?|Sig\\.|Meneer|Mevrouw|Senhora?)\\.? (${NAME})`,
  'gu',
);
const ROLE = new RegExp(
  `(?<!\\p{L})(?:[Cc]olleague|[Mm]anager|[Ss]upervisor|[Tt]eammate|[Ss]pecialist|[Tt]eam lead|[Ff]ounder|[Dd]river|[Nn]eighbou?r|[Kk]olleg(?:e|in|en)|[Nn]achbar(?:n|in)?|[Cc]ollègue|[Vv]oisine?|[Cc]ompañer[oa]|[Vv]ecin[oa]|[Cc]ollega|[Rr]esponsable|[Tt]eamleiter(?:in)?|[Cc]hef(?:in)?),? (?:(?:named|called|namens|nommée?|llamad[oa]) )?(${NAME})`,
  'gu',
);
const SIGNED = new RegExp(
  `(?<!\\p{L})(?:signed(?: for)? by|addressed to|made out to|accepted by|received by|handed to|spoke (?:with|to)|in the name of|name of|unterschrieben von|entgegengenommen von|auf den namen|signé par|au nom de|firmado por|a nombre de|ausgestellt auf|gerichtet an) (${NAME})`,
  'gu',
);
const COMPANY = new RegExp(`(?<![\\p{L}\\p{N}@./-])(?:${COMPANIES})(?![\\p{L}\\p{N}])(?!\\.\\p{Ll})`, 'gu');

/** Words that begin with a capital in such places and are no names. */
const NO_NAME =
  /^(?:I|We|You|Your|The|Our|It|This|That|Please|If|A|An|My|DHL|UPS|USPS|Fed|GLS|DPD|In|On|At|He|She|They|As|Once|When|So|Team|Support|Customer|Damen)$/u;

/** Names of people and companies in a draft, without the shop's signature. */
export function findNames(text: string): NameMention[] {
  const body = text.slice(0, signatureStart(text));
  const mentions: NameMention[] = [];
  const add = (kind: NameMention['kind'], match: RegExpExecArray) => {
    const name = (match[1] ?? match[0]).replace(/\.$/, '');
    const first = name.split(' ')[0] ?? '';
    if (kind === 'person' && (NO_NAME.test(first) || /^\p{Lu}+$/u.test(first))) return;
    const start = match.index + match[0].lastIndexOf(name);
    mentions.push({ kind, name, start, end: start + name.length });
  };
  for (const greeting of body.matchAll(GREETING_WORDS)) {
    GREETED_NAME.lastIndex = greeting.index + greeting[0].length;
    const match = GREETED_NAME.exec(body);
    if (match && !NOBODY.has((nameWords(match[0])[0] ?? 'all').toLowerCase())) add('greeting', match);
  }
  for (const match of body.matchAll(JAPANESE)) if (!/お客$/.test(match[1] ?? '')) add('greeting', match);
  for (const match of body.matchAll(ADDRESSED)) if (!NOBODY.has((match[1] ?? '').toLowerCase())) add('greeting', match);
  for (const pattern of [TITLED, ROLE, SIGNED]) for (const match of body.matchAll(pattern)) add('person', match);
  for (const match of body.matchAll(COMPANY)) add('company', match);
  return firstOfOverlapping(mentions);
}

const TITLE_WORD = new RegExp(`^(?:${TITLE})$`, 'iu');

/** The words of a name without titles. */
export function nameWords(name: string): string[] {
  return name.split(/[\s.]+/).filter((word) => word !== '' && !TITLE_WORD.test(word));
}

const CLOSING_LINE = new RegExp(`^[ ]{0,3}(?:${CLOSING})[ ]?[,.!]?[ ]{0,3}(?:$|\\n)`, 'gimu');
const CLOSING_WITH_NAME = new RegExp(
  `^[ ]{0,3}(?:${CLOSING}),? (?:from |dein |deine |ihr |ihre |euer |votre |su |tu |l')?[\\p{L}' &.-]{1,40}$`,
  'gimu',
);

/** Where the signature begins: after the last closing line that only short lines follow. */
export function signatureStart(text: string): number {
  const found = [...text.matchAll(CLOSING_LINE), ...text.matchAll(CLOSING_WITH_NAME)].map((match) => match.index);
  const last = Math.max(-1, ...found.slice(-20));
  if (last >= 0 && isSignature(text.slice(last))) return last;
  // No closing words: a last line of its own with a name and nothing else.
  const line = /\n\s*[-–—]{0,2} ?\p{Lu}[\p{L}'.-]{0,30}(?: [\p{L}&'.-]{1,30}){0,4}(?<!\p{Ll}\.)\s*$/u.exec(
    text.slice(-200),
  );
  return line ? Math.max(0, text.length - 200) + line.index : text.length;
}

function isSignature(text: string): boolean {
  return text
    .split('\n')
    .slice(1)
    .every((line) => line.length < 70 && !/^\s*P\.?S\.?/i.test(line) && !/[.!?]\s*$/.test(line));
}
