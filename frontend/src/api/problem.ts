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

/** Whatever a request failed with, as a problem that can be shown. */
export function toProblem(error: unknown, response?: Response): ProblemError {
  if (error instanceof ProblemError) return error;
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

export const isProblem = (error: unknown, code?: string): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.code === code);
