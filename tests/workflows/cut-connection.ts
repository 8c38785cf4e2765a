import { connect as connectTo, createServer, type Socket } from 'node:net';

/**
 * A way to a database that breaks where it is told to, as a network does: `before` cuts the connection so that the next
 * statement never arrives, `after` lets it be done and loses the answer.
 */
export async function cuttableDatabase(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let loseAnswer = false;
  let closed = false;

  const server = createServer((client) => {
    if (closed) return client.destroy();
    const upstream = connectTo(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
      socket.on('error', () => undefined);
    }
    client.on('data', (bytes) => void upstream.write(bytes));
    upstream.on('data', (bytes) => {
      if (loseAnswer) cut();
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${address.port}`;

  function cut() {
    loseAnswer = false;
    for (const socket of sockets) socket.destroy();
  }

  return {
    url: url.toString(),
    /** Cuts every connection at once, before what is about to be written has gone out. */
    cutBefore: cut,
    /** Cuts every connection as soon as the database answers. */
    cutAfter: () => {
      loseAnswer = true;
    },
    /** Down, or up again. */
    setDown: (down: boolean) => {
      closed = down;
      if (down) cut();
    },
    close: () => {
      cut();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
