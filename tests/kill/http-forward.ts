import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';

export type Answer = { status: number; headers: string[]; body: Buffer };

export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Sends a request on as it came. @throws when no whole answer comes. */
export function forward(request: IncomingMessage, body: Buffer, base: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { ...request.headers, 'content-length': String(body.length) };
    delete headers['transfer-encoding'];
    const target = new URL(request.url ?? '/', base);
    // A connection of its own: a kept one that the other side has closed would look like a cut.
    const onward = httpRequest(target, { method: request.method, headers, agent: false }, (answer) => {
      readBody(answer).then((received) => {
        if (!answer.complete) return reject(new Error('the answer was cut off'));
        return resolve({ status: answer.statusCode ?? 502, headers: answer.rawHeaders, body: received });
      }, reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

export function reply(response: ServerResponse, answer: Answer): void {
  const headers = answer.headers.filter((_value, index, all) => {
    const name = (index % 2 === 0 ? all[index] : all[index - 1])?.toLowerCase();
    return name !== 'transfer-encoding' && name !== 'connection' && name !== 'keep-alive';
  });
  response.writeHead(answer.status, headers);
  response.end(answer.body);
}
