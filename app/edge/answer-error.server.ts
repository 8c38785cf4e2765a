import { AppError, type ErrorCode, errorLine, withoutParameters } from '#app/platform/errors.ts';
import type { World } from '#app/platform/world.server.ts';

const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'shopify-down': 503,
  'model-down': 503,
  'mail-down': 503,
  internal: 500,
};

const UNEXPECTED = 'Something broke on our side. Nothing was lost; try again in a moment.';

/** What a failed request is answered with: a status and a sentence that is safe to show. The cause goes to the log. */
export function answerError(world: World, error: unknown): { status: number; code: ErrorCode; sentence: string } {
  if (error instanceof AppError) {
    if (statusOf[error.code] >= 500) world.log.error({ code: error.code, error: errorLine(error) }, 'request failed');
    return { status: statusOf[error.code], code: error.code, sentence: error.sentence };
  }
  const told = withoutParameters(error);
  world.log.error({ error: errorLine(error), stack: told instanceof Error ? told.stack : undefined }, 'request failed');
  return { status: 500, code: 'internal', sentence: UNEXPECTED };
}
