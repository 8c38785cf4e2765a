import { AppError } from '#app/platform/errors.ts';

/** Thrown by a handler that knows when another try makes sense. */
export class RetryLater extends AppError {
  readonly afterSeconds: number;

  constructor(afterSeconds: number, cause: AppError) {
    super(cause.code, cause.sentence, { cause, detail: cause.message });
    this.afterSeconds = afterSeconds;
  }
}
