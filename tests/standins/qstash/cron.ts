const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MINUTE = 60_000;
const HORIZON_MS = 5 * 366 * 24 * 60 * MINUTE;

/** A cron expression, read: which values each field allows, and in which time zone. */
export type Cron = {
  zone: string;
  minutes: Set<number>;
  hours: Set<number>;
  days: Set<number>;
  months: Set<number>;
  weekdays: Set<number>;
  anyDay: boolean;
  anyWeekday: boolean;
};

/**
 * Reads five fields (minute hour day month weekday) in UTC, or in a zone when `CRON_TZ=Europe/Prague ` stands before.
 * Lists, ranges, steps, and names of months and weekdays; 7 is Sunday too. Throws an Error that says what is wrong.
 * Source: QStash documentation, "Schedules".
 */
export function parseCron(text: string): Cron {
  const [, zone = 'UTC', rest = ''] = /^(?:CRON_TZ=(\S+)\s+)?(.*)$/s.exec(text.trim()) ?? [];
  const fields = rest.trim().split(/\s+/);
  const [minute, hour, day, month, weekday] = fields;
  if (fields.length !== 5 || !minute || !hour || !day || !month || !weekday) {
    throw new Error(`a cron has five fields: '${text}'`);
  }
  localFields(new Date(0), zone);
  const cron: Cron = {
    zone,
    minutes: parseField(minute, 0, 59),
    hours: parseField(hour, 0, 23),
    days: parseField(day, 1, 31),
    months: parseField(month, 1, 12, MONTHS),
    weekdays: new Set([...parseField(weekday, 0, 7, DAYS)].map((value) => value % 7)),
    anyDay: day.startsWith('*'),
    anyWeekday: weekday.startsWith('*'),
  };
  if (nextTime(cron, 0) === undefined) throw new Error(`no such day ever comes: '${text}'`);
  return cron;
}

/**
 * The first time after `after` (both in milliseconds) that the cron names; undefined when none comes within five years.
 * An hour that daylight saving skips is skipped, one that it repeats counts twice.
 */
export function nextTime(cron: Cron, after: number): number | undefined {
  let time = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  while (time <= after + HORIZON_MS) {
    const local = localFields(new Date(time), cron.zone);
    const rightHour = isRightDay(cron, local) && cron.hours.has(local.hour);
    if (rightHour && cron.minutes.has(local.minute)) return time;
    time += rightHour ? MINUTE : (60 - local.minute) * MINUTE;
  }
  return undefined;
}

/** When both the day and the weekday are restricted, either is enough: the old rule of cron. */
function isRightDay(cron: Cron, local: LocalFields): boolean {
  if (!cron.months.has(local.month)) return false;
  const day = cron.days.has(local.day);
  const weekday = cron.weekdays.has(local.weekday);
  return cron.anyDay || cron.anyWeekday ? day && weekday : day || weekday;
}

function parseField(field: string, least: number, most: number, names: string[] = []): Set<number> {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
    const first = from === '*' ? least : toNumber(from, least, names);
    const last = from === '*' || (to === undefined && step !== undefined) ? most : toNumber(to ?? from, least, names);
    const stride = Number(step ?? 1);
    if (!(first >= least && last <= most && first <= last && stride >= 1))
      throw new Error(`'${part}' is no cron field`);
    for (let value = first; value <= last; value += stride) values.add(value);
  }
  return values;
}

function toNumber(text: string, least: number, names: string[]): number {
  const index = names.indexOf(text.toLowerCase());
  if (index >= 0) return index + (names === MONTHS ? least : 0);
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

type LocalFields = { minute: number; hour: number; day: number; month: number; weekday: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function localFields(date: Date, zone: string): LocalFields {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      minute: 'numeric',
      hour: 'numeric',
      day: 'numeric',
      month: 'numeric',
      weekday: 'short',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]));
  return {
    minute: Number(parts.minute),
    hour: Number(parts.hour),
    day: Number(parts.day),
    month: Number(parts.month),
    weekday: DAYS.indexOf((parts.weekday ?? '').toLowerCase()),
  };
}
