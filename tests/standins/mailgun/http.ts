import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';

/** An async route: what it throws becomes a 500 with the message, so that a fault of the stand-in is seen at once. */
export function door(handler: (request: Request, response: Response) => unknown): RequestHandler {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      if (!response.headersSent) response.status(500).json({ message: `The stand-in failed: ${String(error)}` });
    }
  };
}

/** Basic authentication with the user `api`; Mailgun answers a wrong key with the plain word Forbidden. */
export function requireApiKey(apiKey: string): RequestHandler {
  const expected = Buffer.from(`Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`);
  return (request, response, next) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) return next();
    response.status(401).set('WWW-Authenticate', 'Basic realm="MG API"').send('Forbidden');
  };
}

/** The JSON object in a request's body; throws when there is none. */
export function jsonBody(request: Request): Record<string, unknown> {
  const text = bodyOf(request).toString('utf8');
  const value: unknown = text.trim() ? JSON.parse(text) : {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('a JSON object is expected');
  return value as Record<string, unknown>;
}

export const bodyOf = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
export const queryOf = (request: Request, name: string): string | undefined => {
  const value = request.query[name];
  return typeof value === 'string' ? value : undefined;
};
