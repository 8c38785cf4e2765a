import { createHmac } from 'node:crypto';

export const SIGNING_KEY = 'key-for-tests';
export const NOW = new Date('2026-10-10T08:00:00Z');

/** The three fields by which Mailgun signs; `at` is when. */
export function signature(at: Date = NOW, key = SIGNING_KEY, token = 'a'.repeat(50)) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    timestamp,
    token,
    signature: createHmac('sha256', key)
      .update(timestamp + token)
      .digest('hex'),
  };
}

export type FormPart = { name: string; value: string | Uint8Array; filename?: string; type?: string };

/** A multipart request with the parts in this order; bytes go out as they are. Sent in chunks, without a length. */
export function multipartRequest(parts: FormPart[], chunkSize = 64 * 1024): Request {
  const boundary = '----boundary7MA4YWxk';
  const pieces = parts.flatMap(({ name, value, filename, type }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n${
        type === undefined ? '' : `Content-Type: ${type}\r\n`
      }\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  const body = Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
  return streamedRequest(body, `multipart/form-data; boundary=${boundary}`, chunkSize);
}

export function urlencodedRequest(fields: [name: string, value: string][]): Request {
  return streamedRequest(Buffer.from(new URLSearchParams(fields).toString()), 'application/x-www-form-urlencoded');
}

export function streamedRequest(body: Uint8Array, contentType: string, chunkSize = 64 * 1024): Request {
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= body.length) return controller.close();
      controller.enqueue(body.subarray(at, at + chunkSize));
      at += chunkSize;
    },
  });
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: stream,
    duplex: 'half',
  };
  return new Request('https://app.example.com/inbound/mailgun', init);
}

export function fieldParts(fields: Record<string, string>): FormPart[] {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}

/** A mail of Ann's, as `forward()` posts it; the posted fields differ from its headers, which count. */
export const ANN_HEADERS: [string, string][] = [
  ['Received', 'from mail.example.com by mxa.mailgun.org'],
  ['X-Mailgun-Spf', 'Pass'],
  ['From', 'Ann Lee <Ann@Example.com>'],
  ['To', 'Linen Co <support@linen.example>'],
  ['Subject', '=?utf-8?q?Gr=C3=B6=C3=9Fe?='],
  ['Date', 'Sat, 10 Oct 2026 09:58:00 +0200'],
  ['Message-Id', '<a1@example.com>'],
  ['In-Reply-To', '<s1@linen.example>'],
  ['References', '<a0@example.com> <s1@linen.example>'],
];

export const ANN_FORWARD = {
  recipient: 'in-7k2m@in.example.com',
  sender: 'ann@example.com',
  from: 'somebody else <posted@example.com>',
  subject: 'as posted',
  'body-plain': 'Which size?\r\nAnn',
  'message-headers': JSON.stringify(ANN_HEADERS),
};
