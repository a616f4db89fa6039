/** Why a caller is turned away. `not_found` also stands for "not yours": the two must look alike. */
export const APP_ERROR_STATUS = {
  bad_request: 400,
  sign_in_needed: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  /** A body that came too slowly, or not to its end. */
  too_slow: 408,
  too_large: 413,
  unsupported_type: 415,
  unprocessable: 422,
  too_many: 429,
  /** All questions of a day are used up: those of one person, or of all together. */
  limit_person: 429,
  limit_day: 429,
  unavailable: 503,
} as const;

export type AppErrorCode = keyof typeof APP_ERROR_STATUS;

/** What is wrong with one parameter, in words that programs read. */
export type ErrorDetail = {
  readonly parameter: string;
  readonly problem: string;
  readonly allowed?: readonly string[];
  readonly maximum?: number;
};

/** Thrown when a caller should not be here; `http/error-response.server.ts` makes the one response. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  /** For programs only; the public API shows them. */
  readonly details: readonly ErrorDetail[] | undefined;

  constructor(
    code: AppErrorCode,
    options: {
      message?: string;
      retryAfterSeconds?: number;
      details?: readonly ErrorDetail[];
      cause?: unknown;
    } = {},
  ) {
    super(options.message ?? code, { cause: options.cause });
    this.code = code;
    this.status = APP_ERROR_STATUS[code];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.details = options.details;
  }
}
