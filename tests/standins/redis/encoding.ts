/** A reply of Redis as the REST protocol carries it: RESP's types in JSON. */
export type Reply = string | number | null | Reply[];

/** What a command came to; the shape of one answer of `POST /` and of each item of `/pipeline`. */
export type Outcome = { result: Reply } | { error: string };

/**
 * The reply under `Upstash-Encoding: base64`: every string in base64, nested ones too, only "OK" stays as it is.
 * Source: Upstash REST API, "Base64 encoded responses".
 */
export function toBase64(reply: Reply): Reply {
  if (Array.isArray(reply)) return reply.map(toBase64);
  if (typeof reply === 'string' && reply !== 'OK') return Buffer.from(reply, 'utf8').toString('base64');
  return reply;
}

/** What ioredis-mock returns, as a reply: its objects (HGETALL) become the flat arrays that Redis sends. */
export function toReply(value: unknown): Reply {
  if (value === null || value === undefined || value === false) return null;
  if (value === true) return 1;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  if (Array.isArray(value)) return value.map(toReply);
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, item]) => [key, toReply(item)]);
  return String(value);
}

/** The arguments of a command as Redis sees them: strings. Numbers and booleans of the JSON are written out. */
export function toArguments(command: unknown): string[] | undefined {
  if (!Array.isArray(command) || command.length === 0) return undefined;
  return command.map((part) => {
    if (typeof part === 'string') return part;
    if (part === null) return '';
    return typeof part === 'object' ? JSON.stringify(part) : String(part);
  });
}
