import { connect, createServer, type Socket } from 'node:net';
import type { Gate } from './gate.ts';
import { nameDatabase, readMessages, readStrings } from './postgres-messages.ts';

export type PostgresProxy = {
  port: number;
  /** Ends all connections; new ones are to this database, whatever they ask for. */
  toDatabase(name: string): void;
  close(): Promise<void>;
};

const SHOWN_LETTERS = 110;

/**
 * Stands between the app's process and PostgreSQL, and takes each statement through the gate: it is a step when the message
 * comes that runs it (Execute, Query), and it is over when the server is ready for the next (ReadyForQuery).
 */
export async function startPostgresProxy(serverUrl: string, gate: Gate): Promise<PostgresProxy> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let database = '';
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      // When one side is gone the other has to notice: PostgreSQL then rolls back.
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    join(client, upstream, database, gate)
      .catch(() => {}) // a connection that was cut
      .finally(() => client.destroy());
  });
  const address = await new Promise<{ port: number }>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address() as { port: number }));
  });
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    toDatabase(name) {
      database = name;
      dropAll();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropAll();
      }),
  };
}

async function join(client: Socket, upstream: Socket, database: string, gate: Gate): Promise<void> {
  const statements = new Map<string, string>();
  const portals = new Map<string, string>();
  let held: Buffer[] | null = null;
  let isReady = () => {};

  const answers = async () => {
    for await (const { type, whole } of readMessages(upstream, false)) {
      if (held === null) client.write(whole);
      else held.push(whole);
      if (type === 'Z') isReady();
    }
  };
  answers()
    .catch(() => {})
    .finally(() => isReady());

  const fromApp = readMessages(client, true);
  for await (const { type, whole } of fromApp) {
    if (type === 'P') {
      const [name = '', text = ''] = readStrings(whole, 5, 2);
      statements.set(name, text);
    }
    if (type === 'B') {
      const [portal = '', name = ''] = readStrings(whole, 5, 2);
      portals.set(portal, statements.get(name) ?? name);
    }
    if (type !== 'E' && type !== 'Q') {
      upstream.write(type === '' ? nameDatabase(whole, database) : whole);
      continue;
    }
    const [first = ''] = readStrings(whole, 5, 1);
    const statement = type === 'Q' ? first : (portals.get(first) ?? first);
    const answer = await gate.pass(`sql: ${shorten(statement)}`, async () => {
      const answered: Buffer[] = [];
      held = answered;
      const ready = new Promise<void>((resolve) => {
        isReady = resolve;
      });
      upstream.write(whole);
      for (let sent = type; sent === 'E'; ) {
        const next = await fromApp.next();
        if (next.done) break;
        upstream.write(next.value.whole);
        if (next.value.type === 'S') sent = 'S';
      }
      await ready;
      held = null;
      return Buffer.concat(answered);
    });
    if (answer === null) return;
    client.write(answer);
  }
}

/** Enough of a statement to know it by. */
function shorten(statement: string): string {
  const text = statement.replace(/\s+/g, ' ').replaceAll('"', '').trim();
  const told = text
    .replace(/^insert into (\S+).*/i, 'insert into $1')
    .replace(/^update (\S+) set .* where /i, 'update $1 … where ')
    .replace(/^select .{30,}? from (\S+)/i, 'select … from $1');
  return told.length > SHOWN_LETTERS ? `${told.slice(0, SHOWN_LETTERS)}…` : told;
}
