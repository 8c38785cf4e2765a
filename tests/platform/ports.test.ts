import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, isFree } from '#tests/support/ports.ts';

const RANGE = '/proc/sys/net/ipv4/ip_local_port_range';
/** The lowest port that the system gives to connections and servers that name none. */
const handedOut = existsSync(RANGE) ? Number(readFileSync(RANGE, 'utf8').split(/\s+/)[0]) : 49_152;

test('a port for a process that starts later is free, given once, and never one that the system hands out by itself', async () => {
  const ports = await Promise.all(Array.from({ length: 200 }, () => freePort()));
  expect(new Set(ports).size).toBe(200);
  for (const port of ports) expect(port).toBeLessThan(handedOut);
  expect(await isFree(ports[0] ?? 0)).toBe(true);
});

test('a port that somebody listens on is not free', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  expect(await isFree(port)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isFree(port)).toBe(true);
});
