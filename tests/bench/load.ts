import { Agent, request } from 'node:http';

export type Timing = { p50: number; p99: number; perSecond: number };

/**
 * Posts each body once over kept-alive connections, `concurrency` at a time. Milliseconds a request, and requests a second.
 *
 * @throws {Error} when an answer is not 200: a benchmark of errors measures nothing.
 */
export async function load(url: string, bodies: Buffer[], contentType: string, concurrency: number): Promise<Timing> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const worker = async () => {
    for (let body = bodies[next]; body; body = bodies[next]) {
      next += 1;
      const since = performance.now();
      await post(agent, url, body, contentType);
      times.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), perSecond: round(bodies.length / seconds) };
}

function post(agent: Agent, url: string, body: Buffer, contentType: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': contentType, 'Content-Length': body.length };
    const sending = request(url, { agent, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${answer.statusCode}`)),
      );
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
