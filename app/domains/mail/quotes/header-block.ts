/**
 * The header block that Outlook and forwards put above the mail they carry, in place of an attribution:
 *
 *     From: Linen Co <support@linen.example>
 *     Sent: Tuesday, October 6, 2026 9:14 AM
 *     To: Ann Lee
 *     Subject: Where is my order?
 */

type Label = 'from' | 'date' | 'to' | 'cc' | 'subject';

const LABELS: Record<Label, string[]> = {
  from: [
    'from',
    'von',
    'de',
    'da',
    'van',
    'från',
    'fra',
    'od',
    'lähettäjä',
    'kimden',
    'feladó',
    'от',
    'від',
    'από',
    'expéditeur',
  ].concat([
    'mittente',
    'remitente',
    'afzender',
    '差出人',
    '送信者',
    '发件人',
    '寄件者',
    '寄件人',
    '보낸 사람',
    'odesílatel',
    'מאת',
    'من',
  ]),
  date: [
    'sent',
    'date',
    'gesendet',
    'datum',
    'envoyé',
    'enviado',
    'enviado el',
    'enviada em',
    'inviato',
    'data',
    'verzonden',
  ]
    .concat([
      'skickat',
      'sendt',
      'dato',
      'wysłano',
      'lähetetty',
      'päivämäärä',
      'gönderildi',
      'tarih',
      'fecha',
      'küldve',
      'dátum',
    ])
    .concat([
      'отправлено',
      'дата',
      'odesláno',
      'ημερομηνία',
      '送信日時',
      '日時',
      '日付',
      '发送时间',
      '日期',
      '寄件日期',
      '보낸 날짜',
      '날짜',
      'נשלח',
    ]),
  to: [
    'to',
    'an',
    'à',
    'para',
    'a',
    'aan',
    'till',
    'til',
    'do',
    'vastaanottaja',
    'kime',
    'címzett',
    'кому',
    'προς',
    'destinataire',
  ].concat(['destinatario', 'komu', '宛先', '收件人', '收件者', '받는 사람', 'אל', 'إلى']),
  cc: ['cc', 'kopie', 'copie', 'copia', 'kopia', 'kopi', 'dw', 'cópia', '抄送', 'копия', '참조'],
  subject: [
    'subject',
    'betreff',
    'objet',
    'asunto',
    'oggetto',
    'onderwerp',
    'assunto',
    'ämne',
    'emne',
    'temat',
    'aihe',
    'konu',
  ].concat([
    'tárgy',
    'тема',
    'předmět',
    'predmet',
    'θέμα',
    'subiect',
    '件名',
    '主题',
    '主旨',
    '제목',
    'נושא',
    'الموضوع',
  ]),
};

const LABEL_OF = new Map<string, Label>();
for (const label of ['from', 'date', 'to', 'cc', 'subject'] satisfies Label[]) {
  for (const word of LABELS[label]) LABEL_OF.set(word, label);
}

/** What mail programs write between two rows of dashes above the mail that they carry. */
const ORIGINAL = new RegExp(
  `(?:${[
    ['original message', 'original appointment', 'forwarded message', 'reply message', 'ursprüngliche nachricht'],
    ['originalnachricht', 'weitergeleitete nachricht', "message d'origine", 'message original', 'message transféré'],
    ['mensaje original', 'mensaje reenviado', 'messaggio originale', 'messaggio inoltrato', 'oorspronkelijk bericht'],
    [
      'doorgestuurd bericht',
      'mensagem original',
      'mensagem encaminhada',
      'ursprungligt meddelande',
      'originalmeddelande',
    ],
    ['vidarebefordrat', 'oprindelig meddelelse', 'videresendt', 'opprinnelig melding', 'wiadomość oryginalna'],
    [
      'oryginalna wiadomość',
      'przekazana wiadomość',
      'alkuperäinen viesti',
      'původní zpráva',
      'eredeti üzenet',
      'orijinal mesaj',
    ],
    [
      'исходное сообщение',
      'пересланное сообщение',
      'αρχικό μήνυμα',
      '元のメッセージ',
      '転送メッセージ',
      '原始邮件',
      '原始郵件',
    ],
    ['转发的邮件', '원본 메시지', '전달된 메시지'],
  ]
    .flat()
    .join('|')})`,
  'iu',
);
/** Words between two rows of dashes, whatever they say: with a header block below, they are its heading. */
const DASHED = /^\s*[-–—_=]{3,}\s*(?:\p{L}[^\n]{2,60}?)\s*[-–—_=]{3,}\s*$/u;
const RULE = /^\s*[-–—_=*]{5,}\s*$/u;
const MAX_BLOCK_LINES = 12;

/** "-----Original Message-----" and its translations: what follows is quoted even without a header block. */
export function isOriginalMessageLine(line: string): boolean {
  return DASHED.test(line) && ORIGINAL.test(line);
}

/** Does a header block begin at this line? Three different labels, From first, and one of them a mail could not lack. */
export function isHeaderBlock(lines: string[], start: number): boolean {
  const first = lines[start] ?? '';
  if (readLabel(first) !== 'from') return false;
  const labels = new Set<Label>(['from']);
  for (const line of lines.slice(start + 1, start + MAX_BLOCK_LINES)) {
    const label = readLabel(line);
    if (label !== null) labels.add(label);
    // Long values are wrapped, and HTML leaves empty lines; a letter goes on for longer than either.
  }
  return labels.size >= 3 && (labels.has('subject') || first.includes('@'));
}

/** Where the quotation begins whose header block begins at `start`: at a rule or an introduction right above it. */
export function blockStart(lines: string[], start: number): number {
  let above = start - 1;
  while (above >= 0 && (lines[above] ?? '').trim() === '') above -= 1;
  const line = (lines[above] ?? '').trim();
  const introduces = DASHED.test(line) || RULE.test(line) || (/[:：]$/u.test(line) && line.length <= 60);
  return above >= 0 && introduces ? above : start;
}

function readLabel(line: string): Label | null {
  const match =
    /^[\s>*|]*\*?([\p{L} ]{1,20}?)\s*\*?\s*[:：]\*?(?:\s|$)/u.exec(line) ?? /^[\s>*]*([\p{L} ]{1,10})[:：]/u.exec(line);
  return LABEL_OF.get((match?.[1] ?? '').trim().toLowerCase()) ?? null;
}
