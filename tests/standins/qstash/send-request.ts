import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Answer } from './records.ts';

const MOST_KEPT_BYTES = 1024 * 1024;

/**
 * One request to a destination. Never throws: no answer (refused, cut off, timed out, aborted) is an answer with
 * status 0 and `error`. Redirects are not followed. Written on node:http because fetch adds headers of its own.
 */
export function sendRequest(to: {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<Answer> {
  return new Promise((resolve) => {
    const fail = (error: unknown) =>
      resolve({
        status: 0,
        headers: {},
        body: Buffer.alloc(0),
        error: error instanceof Error ? error.message : String(error),
      });
    const withBody = to.method !== 'GET' && to.method !== 'HEAD';
    const headers = { ...to.headers, ...(withBody && { 'content-length': String(to.body.length) }) };
    const signal = AbortSignal.any([to.signal, AbortSignal.timeout(to.timeoutMs)]);
    try {
      const send = to.url.toLowerCase().startsWith('https:') ? httpsRequest : httpRequest;
      // A connection of its own: a kept one that the destination has closed would look like a failed delivery.
      const request = send(to.url, { method: to.method, headers, signal, agent: false }, (response) => {
        readAnswer(response).then(resolve, fail);
      });
      request.on('error', (error) => {
        const timedOut = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
        fail(timedOut ? new Error('the destination did not answer in time') : error);
      });
      request.end(withBody ? to.body : undefined);
    } catch (error) {
      fail(error); // a header that HTTP does not allow
    }
  });
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_KEPT_BYTES) chunks.push(chunk);
  }
  const headers: Record<string, string[]> = {};
  for (const [name, values] of Object.entries(response.headersDistinct)) if (values) headers[name] = values;
  return { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) };
}
