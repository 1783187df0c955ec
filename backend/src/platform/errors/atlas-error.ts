/** One wrong field of a request. */
export type FieldError = {
  /** Where: `prices[0].ruleText`, `query.limit`. */
  field: string;
  /** Stable code, such as `too_small`. */
  code: string;
  /** What was wrong and what to do, one sentence or two. */
  message: string;
  /** Where in a text field, in UTF-16 units. */
  span?: { start: number; end: number };
};

export type ErrorSpec = { status: number; title: string; remedy: string };

export type ErrorOptions = {
  detail?: string;
  errors?: FieldError[];
  cause?: unknown;
  /** Sent as `Retry-After`. */
  retryAfterSeconds?: number;
};

/**
 * An error with a stable code. Family by status: 4xx the caller's, 503 operational (retry), 500 a bug.
 * The edge renders it as RFC 9457 problem details.
 */
export class AtlasError extends Error {
  override readonly name = "AtlasError";
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly code: string,
    readonly spec: ErrorSpec,
    options: ErrorOptions = {},
  ) {
    super(options.detail ?? spec.title, options.cause === undefined ? undefined : { cause: options.cause });
    this.errors = options.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }

  get family(): "caller" | "operational" | "bug" {
    if (this.spec.status < 500) return "caller";
    return this.spec.status === 503 ? "operational" : "bug";
  }
}

/**
 * Declares a context's closed list of errors and gives their constructor:
 * `throw customerErrors("customer.not_found", { detail: "No customer cus_… here." })`.
 */
export function defineErrors<Code extends string>(specs: Record<Code, ErrorSpec>) {
  return (code: Code, options: ErrorOptions = {}): AtlasError => new AtlasError(code, specs[code], options);
}
