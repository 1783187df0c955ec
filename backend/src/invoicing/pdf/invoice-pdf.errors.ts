/** A document that could not be set: a defect of the template or of the shipped fonts, never of what people wrote. */
export class InvoicePdfError extends Error {
  override readonly name = "InvoicePdfError";
  readonly code = "invoice.pdf_failed";

  constructor(readonly diagnostics: readonly string[]) {
    super(`The invoice could not be set as PDF: ${diagnostics.join("; ") || "the compiler gave no reason"}.`);
  }
}
