import type { Request, RequestHandler, Response } from 'express';

/** An async route: what it throws becomes a 500 with the message, so that a fault of the stand-in is seen at once. */
export function door(handler: (request: Request, response: Response) => unknown): RequestHandler {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      if (!response.headersSent) response.status(500).json({ errors: `The stand-in failed: ${String(error)}` });
    }
  };
}

export const bodyText = (request: Request): string =>
  Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';

/** The JSON object in a request's body; `{}` for an empty one, undefined when it is none. */
export function jsonBody(request: Request): Record<string, unknown> | undefined {
  const text = bodyText(request).trim();
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The shop a request is for: its host name, as every shop has its own. */
export function shopOf(request: Request): string | undefined {
  const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  return /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(host) ? host : undefined;
}
