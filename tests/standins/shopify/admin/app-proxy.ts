import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

type ProxyOptions = { upstreamUrl: string; parentOrigin: () => string };

/** The server of the app's public URL. Upgraded connections outlive `server.close`, so they are ended by themselves. */
export function createAppProxy(options: ProxyOptions): { server: Server; closeUpgraded: () => void } {
  const upgraded = new Set<Duplex>();
  const join = passUpgrade(options);
  const server = createServer(passRequest(options));
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
    join(request, socket, head);
  });
  return {
    server,
    closeUpgraded: () => {
      for (const socket of upgraded) socket.destroy();
    },
  };
}

/**
 * How the browser reaches the app: everything is passed on as it is, bodies streamed, except that the admin page is added
 * to `frame-ancestors`. The app names Shopify's hosts there, and the stand-in's page is none of them.
 */
function passRequest(options: ProxyOptions): RequestListener {
  const upstream = new URL(options.upstreamUrl);
  return (request: IncomingMessage, response: ServerResponse) => {
    const onward = httpRequest({
      host: upstream.hostname,
      port: upstream.port,
      // A kept connection that the app closes in that moment would fail a request that is none of its fault.
      agent: false,
      method: request.method,
      path: request.url,
      headers: headersOf(request.rawHeaders),
    });
    onward.on('response', (answer) => {
      const headers = answer.rawHeaders.map((value, index, all) =>
        index % 2 === 1 && all[index - 1]?.toLowerCase() === 'content-security-policy'
          ? allowFraming(value, options.parentOrigin())
          : value,
      );
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
      // So that a stream of events starts before its first event.
      response.flushHeaders();
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    onward.on('error', (error) => {
      if (response.headersSent) return response.destroy();
      response.writeHead(502, { 'Content-Type': 'text/plain' }).end(`The app does not answer: ${error.message}`);
    });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  };
}

/** Joins a websocket (or any other upgrade) of the browser to the app, byte for byte. */
function passUpgrade(options: ProxyOptions) {
  const upstream = new URL(options.upstreamUrl);
  return (request: IncomingMessage, client: Duplex, head: Buffer) => {
    const socket = connect(Number(upstream.port), upstream.hostname, () => {
      const lines = [`${request.method} ${request.url} HTTP/1.1`];
      for (let i = 0; i < request.rawHeaders.length; i += 2) {
        lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
      }
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      if (head.length > 0) socket.write(head);
      socket.pipe(client);
      client.pipe(socket);
    });
    socket.on('error', () => client.destroy());
    client.on('error', () => socket.destroy());
    client.on('close', () => socket.destroy());
  };
}

/** The policy with `origin` added to its `frame-ancestors`; unchanged where it has none. */
function allowFraming(policy: string, origin: string): string {
  return policy.replace(/(frame-ancestors[^;]*)/i, (directive) => `${directive.trimEnd()} ${origin}`);
}

/** Repeated headers stay repeated. */
function headersOf(raw: string[]): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] ?? '';
    const value = raw[i + 1] ?? '';
    const known = Object.keys(headers).find((other) => other.toLowerCase() === name.toLowerCase());
    if (known === undefined) headers[name] = value;
    else headers[known] = [headers[known] ?? [], value].flat();
  }
  return headers;
}
