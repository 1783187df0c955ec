/** One wrong field of a request, as the API names it. */
export type FieldProblem = { field: string; code: string; message: string };

/** The API's RFC 9457 problem details, thrown by every query and mutation that fails. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly remedy: string,
    readonly errors: readonly FieldProblem[],
    readonly requestId: string | null,
  ) {
    super(detail || title);
  }

  /** Messages by field path, for a Mantine form's `setErrors`: an entry of a list by `taxIds[0].value` and by `taxIds.0.value`. */
  get byField(): Record<string, string> {
    return Object.fromEntries(
      this.errors.flatMap(({ field, message }) => [
        [field, message],
        [field.replace(/\[(\d+)\]/g, ".$1"), message],
      ]),
    );
  }
}

type ProblemBody = Partial<
  Pick<ProblemError, "code" | "title" | "detail" | "remedy" | "errors"> & { requestId: string }
>;

const UNREACHABLE = new ProblemError(
  0,
  "network.unreachable",
  "Atlas cannot be reached",
  "The server did not answer.",
  "Check the connection; the page tries again by itself.",
  [],
  null,
);

/** What a request failed with; without a response the server was not reached. */
export function toAnsweredProblem(error: unknown, response: Response | undefined): ProblemError {
  if (!response) return UNREACHABLE;
  const body: ProblemBody = typeof error === "object" && error !== null ? error : {};
  return new ProblemError(
    response.status,
    body.code ?? "http.error",
    body.title ?? `The server answered ${response.status}`,
    body.detail ?? "",
    body.remedy ?? "",
    body.errors ?? [],
    body.requestId ?? null,
  );
}

// The browsers' words for a part of the app that could not be loaded.
const MISSING_PART = /dynamically imported module|Importing a module script failed/i;

/** Whatever went wrong, as a problem that can be shown. What no request failed with is a mistake of the app, and said to be one. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (MISSING_PART.test(message)) return UNREACHABLE;
  return new ProblemError(
    0,
    "app.broken",
    "Atlas made a mistake here",
    `This could not be shown: ${message}`,
    "Nothing was changed or lost. Try again, or go on elsewhere; if it stays, tell us this text.",
    [],
    null,
  );
}

export const isProblem = (error: unknown, code?: string): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.code === code);
