/**
 * A failure that the reader can mend: the message says what went wrong, `tried` what was attempted, `remedy` what to do.
 * Printed without a stack trace, since the place in the code is of no help.
 */
export class SetupError extends Error {
  /**
   * @param {string} message one sentence: what failed
   * @param {{ tried?: string[], remedy?: string, cause?: unknown }} [detail]
   */
  constructor(message, detail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = "SetupError";
    this.tried = detail.tried ?? [];
    this.remedy = detail.remedy;
  }
}

/**
 * The text a person sees for an error of any kind.
 * @param {unknown} error
 */
export function describeFailure(error) {
  if (!(error instanceof SetupError)) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const lines = [error.message];
  for (const attempt of error.tried) lines.push(`  tried: ${attempt}`);
  if (error.remedy) lines.push(`  what to do: ${error.remedy}`);
  return lines.join("\n");
}
