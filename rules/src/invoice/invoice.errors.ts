/** Every way the arithmetic of invoices can refuse its input. */
export type InvoiceErrorCode =
  "invalid_rate" | "unknown_line" | "duplicate_line" | "invalid_amount" | "over_credit";

/** A refused rate, line or amount; `message` says what to do about it. */
export class InvoiceError extends Error {
  override readonly name = "InvoiceError";

  constructor(
    readonly code: InvoiceErrorCode,
    message: string,
  ) {
    super(message);
  }
}
