/** What went wrong, for code to decide on. Each has one HTTP status, in `edge/answer-error.server.ts`. */
export type ErrorCode =
  | 'not-found'
  | 'forbidden'
  | 'invalid'
  | 'conflict'
  | 'too-large'
  | 'shopify-down'
  | 'model-down'
  | 'mail-down'
  | 'internal';

/** An error with two voices: the cause, for the log, and a sentence that is safe to show. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Safe to show to staff: no ids, no addresses, nothing from inside. */
  readonly sentence: string;

  constructor(code: ErrorCode, sentence: string, options: { cause?: unknown; detail?: string } = {}) {
    super(options.detail ?? sentence, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.sentence = sentence;
  }
}

/** No retry will help: the job goes to the dead letters at once. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}

/** Whatever was thrown, as one line for the log or a job's row: name and message, no stack. */
export function errorLine(error: unknown): string {
  const told = withoutParameters(error);
  const line = told instanceof Error ? `${told.name}: ${told.message}` : String(told);
  // PostgreSQL's text takes no NUL, and the line must be storable or the failure itself fails.
  return line.slice(0, 500).replaceAll('\u0000', '');
}

/** Drizzle's message repeats a statement with its parameters, which are what customers wrote; its cause says what happened. */
export function withoutParameters(error: unknown): unknown {
  return error instanceof Error && 'params' in error && error.cause instanceof Error ? error.cause : error;
}
