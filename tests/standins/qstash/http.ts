import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { type Headers, Refused } from './publish-headers.ts';

/** 401 without `Authorization: Bearer {token}`. */
export function requireBearer(token: string): RequestHandler {
  return (request, response, next) => {
    if (/^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] === token) return next();
    response.status(401).json({ error: 'unauthorized: invalid or missing token' });
  };
}

/** What a route refuses becomes `{error}` with its status, as QStash answers. */
export function answerRefusals(error: unknown, _request: Request, response: Response, next: NextFunction) {
  if (!(error instanceof Refused)) return next(error);
  response.status(error.status).json({ error: error.message });
}

export const bodyOf = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

export function jsonOf(request: Request): unknown {
  try {
    return JSON.parse(bodyOf(request).toString('utf8'));
  } catch {
    throw new Refused(400, 'the body is no JSON');
  }
}

/** Names in small letters, one value each. */
export function headersOf(headers: Record<string, unknown>): Headers {
  const flat: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') flat[name.toLowerCase()] = value;
    else if (Array.isArray(value)) flat[name.toLowerCase()] = value.join(', ');
  }
  return flat;
}

/** The query's values by name; a name may come several times. */
export function queryOf(request: Request): Map<string, string[]> {
  const query = new Map<string, string[]>();
  for (const [name, value] of new URL(request.originalUrl, 'http://stand-in').searchParams) {
    query.set(name, [...(query.get(name) ?? []), value]);
  }
  return query;
}

/** What stands in the path after `prefix`, exactly as it was written: a destination is not escaped there. */
export const afterPrefix = (request: Request, prefix: string): string => request.originalUrl.slice(prefix.length);
