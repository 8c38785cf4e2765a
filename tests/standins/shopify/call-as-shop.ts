import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

export type ShopAnswer = { status: number; body: Record<string, unknown>; headers: IncomingMessage['headers'] };

/** For tests without TLS and proxy: posts JSON to the stand-in's own port as if its name were the shop's. */
export async function callAsShop(
  port: number,
  path: string,
  body: unknown,
  options: { host: string; headers?: Record<string, string> },
): Promise<ShopAnswer> {
  const headers = { host: options.host, ...options.headers };
  const outgoing = request({ host: '127.0.0.1', port, path, method: 'POST', headers });
  outgoing.end(JSON.stringify(body));
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const raw = await readText(answer);
  return {
    status: answer.statusCode ?? 0,
    body: raw.startsWith('{') ? (JSON.parse(raw) as Record<string, unknown>) : { raw },
    headers: answer.headers,
  };
}

export async function readText(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString('utf8');
}
