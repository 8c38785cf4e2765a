import type { Socket } from 'node:net';

/** One message of PostgreSQL's protocol 3 with its length field; `type` is '' for the first one, which has none. */
export type Message = { type: string; whole: Buffer };

/** Splits what comes over a connection into messages (postgresql.org, "Frontend/Backend Protocol: Message Formats"). */
export async function* readMessages(socket: Socket, startsUntyped: boolean): AsyncGenerator<Message, void> {
  let rest: Buffer = Buffer.alloc(0);
  let untyped = startsUntyped;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const at = untyped ? 0 : 1;
      if (rest.length < at + 4) break;
      const end = at + rest.readInt32BE(at);
      if (rest.length < end) break;
      const whole = rest.subarray(0, end);
      rest = rest.subarray(end);
      yield { type: untyped ? '' : String.fromCharCode(whole[0] ?? 0), whole };
      untyped = false;
    }
  }
}

/** The zero-terminated strings of a message from `start` on, as many as asked for. */
export function readStrings(whole: Buffer, start: number, count: number): string[] {
  const strings: string[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const end = whole.indexOf(0, at);
    strings.push(whole.toString('utf8', at, end));
    at = end + 1;
  }
  return strings;
}

/** The startup message with another database in it. */
export function nameDatabase(startup: Buffer, database: string): Buffer {
  const parts = startup.toString('utf8', 8).split('\0');
  for (let index = 0; index + 1 < parts.length; index += 2) {
    if (parts[index] === 'database') parts[index + 1] = database;
  }
  const text = Buffer.from(parts.join('\0'));
  const head = Buffer.from(startup.subarray(0, 8));
  head.writeInt32BE(8 + text.length, 0);
  return Buffer.concat([head, text]);
}
