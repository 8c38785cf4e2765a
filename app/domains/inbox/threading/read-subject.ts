/** Longer keys would not fit an index entry; nobody tells two subjects apart behind this. */
const MAX_KEY_LENGTH = 200;
/** A subject is stripped of at most so many prefixes: "Re: AW: Re: …" ends somewhere. */
const MAX_PREFIXES = 50;

/** "Re:" as mail programs write it, by language. */
const REPLY = alternatives(
  [
    're',
    'réf',
    'ref',
    'rép',
    'aw',
    'antw',
    'antwort',
    'sv',
    'vs',
    'svar',
    'ang',
    'odp',
    'odpověď',
    'ynt',
    'yan',
    'rif',
    'ris',
  ],
  [
    'r',
    'res',
    'rsp',
    'resp',
    'vá',
    'válasz',
    'atb',
    'ats',
    'vast',
    'отв',
    'ответ',
    'відп',
    'απ',
    'σχετ',
    'bls',
    'răsp',
  ],
  [
    'تر',
    'رد',
    'השב',
    'תגובה',
    '回复',
    '回覆',
    '答复',
    '答覆',
    '返信',
    '回信',
    '회신',
    '답장',
    'trả lời',
    'balas',
    'תשובה',
  ],
);
const FORWARD = alternatives(
  [
    'fwd',
    'fw',
    'wg',
    'tr',
    'rv',
    'enc',
    'i',
    'inoltra',
    'doorst',
    'vb',
    'vl',
    'vidarebef',
    'vs vl',
    'fs',
    'pd',
    'ilt',
    'i̇lt',
  ],
  [
    'továbbítás',
    'πρθ',
    'пересл',
    'fwd fwd',
    'מועבר',
    '转发',
    '轉寄',
    '轉發',
    '転送',
    '전달',
    'chuyển tiếp',
    'teruskan',
  ],
);
/** What a machine that answers puts before the subject that it answers. */
const AUTOMATIC = alternatives(
  ['automatic reply', 'auto reply', 'auto-reply', 'autoreply', 'out of office', 'automatische antwort', 'abwesend'],
  ['abwesenheitsnotiz', 'réponse automatique', 'respuesta automática', 'risposta automatica', 'automatisch antwoord'],
  [
    'resposta automática',
    'automatiskt svar',
    'automatisk svar',
    'autosvar',
    'odpowiedź automatyczna',
    '自動返信',
    '自动答复',
  ],
);
/** Put there by a gateway on the way, not by a person. */
const GATEWAY =
  /^(?:\[\s*(?:external|extern|externe|ext|spam|caution)\s*\]|\*+\s*spam\s*\*+|(?:external|extern)\s*:)\s*/u;

const PREFIX = new RegExp(
  `^(?:(${REPLY})|(${FORWARD})|(${AUTOMATIC}))(?:\\s*[\\[(^]\\s*\\d+\\s*[\\])]?)?\\s*\\.?\\s*[:：]\\s*`,
  'u',
);

export type ReadSubject = {
  /** Without prefixes, lower case, white space folded, at most 200 characters. Empty when nothing is left. */
  key: string;
  /** It says of itself that it answers something. */
  isReply: boolean;
  /** It says of itself that it passes something on: its outermost prefix does. */
  isForward: boolean;
};

/** Takes a subject apart. The key is only ever compared within one sender; it is no text to show. */
export function readSubject(subject: string): ReadSubject {
  let rest = subject.slice(0, 4_000).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  const kinds: ('reply' | 'forward')[] = [];
  for (let count = 0; count < MAX_PREFIXES; count += 1) {
    const bare = rest.replace(GATEWAY, '');
    const match = PREFIX.exec(bare);
    if (match) kinds.push(match[2] === undefined ? 'reply' : 'forward');
    const left = match ? bare.slice(match[0].length) : bare;
    if (left === rest) break;
    rest = left;
  }
  const key = rest.slice(0, MAX_KEY_LENGTH).toWellFormed().trim();
  return { key, isReply: kinds.includes('reply'), isForward: kinds[0] === 'forward' };
}

/**
 * Are two subjects about one thing? The same, one within the other ("URGENT where is my order"), or half of the words of
 * the shorter one in common. An empty one says nothing against it.
 */
export function relatedSubjects(one: string, other: string): boolean {
  if (one === '' || other === '' || one.includes(other) || other.includes(one)) return true;
  const [shorter, longer] = [words(one), words(other)].toSorted((a, b) => a.size - b.size);
  if (!shorter || !longer || shorter.size === 0) return false;
  return [...shorter].filter((word) => longer.has(word)).length * 2 > shorter.size;
}

function words(key: string): Set<string> {
  return new Set(key.match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

function alternatives(...lists: string[][]): string {
  // The longest first, or "re" would be found in "ref".
  return lists
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .join('|');
}
