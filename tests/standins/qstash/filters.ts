import { Refused } from './publish-headers.ts';

type Filterable = {
  messageId: string;
  url?: string;
  scheduleId?: string;
  labels?: string[];
  responseStatus?: number;
  state?: string;
};

const PAGING = new Set(['count', 'cursor', 'order']);

/**
 * A test for the filters of a query (`url`, `label`, `messageIds`, `fromDate`, …), several values of one name being
 * alternatives. A filter that it does not know is refused: overlooked, a deletion would hit everything.
 */
export function readFilter(query: Map<string, string[]>): (item: Filterable, id: string, time: number) => boolean {
  const checks: ((item: Filterable, id: string, time: number) => boolean)[] = [];
  for (const [name, values] of query) {
    if (PAGING.has(name)) continue;
    const wanted = new Set(values.flatMap((value) => (name.endsWith('Ids') ? value.split(',') : [value])));
    const [first = ''] = values;
    if (name === 'dlqIds') checks.push((_item, id) => wanted.has(id));
    else if (name === 'messageIds' || name === 'messageId') checks.push((item) => wanted.has(item.messageId));
    else if (name === 'url') checks.push((item) => wanted.has(item.url ?? ''));
    else if (name === 'scheduleId') checks.push((item) => wanted.has(item.scheduleId ?? ''));
    else if (name === 'label') checks.push((item) => (item.labels ?? []).some((label) => wanted.has(label)));
    else if (name === 'state') checks.push((item) => wanted.has(item.state ?? '') || isCancelled(item, wanted));
    else if (name === 'responseStatus') checks.push((item) => wanted.has(String(item.responseStatus)));
    else if (name === 'fromDate') checks.push((_item, _id, time) => time >= Number(first));
    else if (name === 'toDate') checks.push((_item, _id, time) => time <= Number(first));
    else throw new Refused(400, `the stand-in knows no filter '${name}'`);
  }
  return (item, id, time) => checks.every((check) => check(item, id, time));
}

/** The documentation writes CANCELLED, the types of the SDK CANCELED. */
const isCancelled = (item: Filterable, wanted: Set<string>) => item.state === 'CANCELLED' && wanted.has('CANCELED');

/** True when the query names some of the things, or says with `count` that it means all of them. */
export const isBounded = (query: Map<string, string[]>): boolean => query.size > 0;

export function readCount(query: Map<string, string[]>, most: number): number {
  const text = query.get('count')?.[0];
  if (text === undefined) return most;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > most) throw new Refused(400, `count is between 1 and ${most}`);
  return count;
}
