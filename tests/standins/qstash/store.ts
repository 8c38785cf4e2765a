import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Records } from './records.ts';

type Kind = keyof Records;
const KINDS: readonly Kind[] = ['message', 'schedule', 'deadLetter', 'deduplication', 'log', 'keys', 'lead'];

/** How many finished messages and log lines are kept; real QStash keeps the last 10,000 log lines. */
const KEPT: Partial<Record<Kind, number>> = { message: 2000, log: 10_000 };

export type Store = ReturnType<typeof createStore>;

/**
 * What the stand-in knows. With a folder every change is one line at the end of a journal there, written before
 * the request that caused it is answered, so that a killed process loses nothing; without one it lives in memory.
 */
export function createStore(dataDir: string | undefined) {
  const collections = Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as {
    [K in Kind]: Map<string, Records[K]>;
  };
  const journal = dataDir === undefined ? undefined : join(dataDir, 'qstash.jsonl');

  if (dataDir !== undefined && journal !== undefined) {
    mkdirSync(dataDir, { recursive: true });
    if (existsSync(journal)) for (const line of readFileSync(journal, 'utf8').split('\n')) replay(line);
    // Rewritten at each start, or it would grow for ever.
    const lines = KINDS.flatMap((kind) =>
      [...collections[kind].values()].map((record) => asLine(kind, record.id, record)),
    );
    writeFileSync(`${journal}.new`, lines.join(''));
    renameSync(`${journal}.new`, journal);
  }

  function replay(line: string) {
    let entry: { kind: Kind; id: string; record?: Records[Kind] };
    try {
      entry = JSON.parse(line);
    } catch {
      return; // the empty last line, or one that was cut off when the process was killed
    }
    const collection = collections[entry.kind] as Map<string, Records[Kind]>;
    if (entry.record) collection.set(entry.id, entry.record);
    else collection.delete(entry.id);
  }

  function write(kind: Kind, id: string, record?: Records[Kind]) {
    if (journal !== undefined) appendFileSync(journal, asLine(kind, id, record));
  }

  function remove(kind: Kind, id: string) {
    if (collections[kind].delete(id)) write(kind, id);
  }

  return {
    get: <K extends Kind>(kind: K, id: string): Records[K] | undefined => collections[kind].get(id),
    /** In the order in which they were first put. */
    all: <K extends Kind>(kind: K): Records[K][] => [...collections[kind].values()],
    put: <K extends Kind>(kind: K, record: Records[K]) => {
      collections[kind].set(record.id, record);
      write(kind, record.id, record);
      const kept = KEPT[kind];
      if (kept === undefined || collections[kind].size <= kept) return;
      const oldest = [...collections[kind].values()].find((old) => !('state' in old) || !isUnfinished(old.state));
      if (oldest) remove(kind, oldest.id);
    },
    remove,
    clear: (kinds: readonly Kind[]) => {
      for (const kind of kinds) for (const id of [...collections[kind].keys()]) remove(kind, id);
    },
  };
}

const isUnfinished = (state: string) => state === 'waiting' || state === 'active';

const asLine = (kind: Kind, id: string, record?: Records[Kind]) => `${JSON.stringify({ kind, id, record })}\n`;
