import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export type RefusedConnection = { at: string; host: string };

/**
 * The proxy of the app's process (HTTPS_PROXY): `*.myshopify.com:443` is joined to the stand-in's own TLS port, the hosts
 * of `passThroughHosts` to the real network, everything else is answered 403 and written down in `refused`.
 */
export function createConnectProxy(options: {
  tlsPort: () => number;
  passThroughHosts: string[];
  refused: RefusedConnection[];
}): { server: Server; closeTunnels: () => void } {
  const tunnels = new Set<Duplex>();
  const server = createServer((request, response) => {
    // A plain http request through the proxy: nothing the app talks to is plain http outside NO_PROXY.
    refuse(request.url ?? '');
    response.writeHead(403).end();
  });

  function refuse(host: string) {
    options.refused.push({ at: new Date().toISOString(), host });
    if (options.refused.length > 1000) options.refused.shift();
  }

  server.on('connect', (request, client: Duplex, head: Buffer) => {
    const { hostname, port } = splitAuthority(request.url ?? '');
    client.on('error', () => client.destroy());
    const target = route(hostname, port);
    if (!target) {
      refuse(request.url ?? '');
      client.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    const upstream: Socket = connect(target.port, target.host);
    for (const socket of [client, upstream]) {
      tunnels.add(socket);
      socket.on('close', () => tunnels.delete(socket));
    }
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    upstream.once('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
  });

  function route(hostname: string, port: number): { host: string; port: number } | undefined {
    if (port === 443 && hostname.endsWith('.myshopify.com')) return { host: '127.0.0.1', port: options.tlsPort() };
    const passes = options.passThroughHosts.some((allowed) =>
      allowed.startsWith('*.') ? hostname.endsWith(allowed.slice(1)) : hostname === allowed,
    );
    return passes ? { host: hostname, port } : undefined;
  }

  return {
    server,
    closeTunnels: () => {
      for (const socket of tunnels) socket.destroy();
    },
  };
}

function splitAuthority(authority: string): { hostname: string; port: number } {
  const [, hostname = '', port = '443'] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(authority) ?? [];
  return { hostname: hostname.toLowerCase(), port: Number(port) };
}
