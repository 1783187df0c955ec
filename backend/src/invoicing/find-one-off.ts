import { publicId } from "../platform/index.js";
import type { InvoiceLine } from "./invoice.js";
import { invoicingErrors } from "./invoicing.errors.js";

/** The line a person may change. Throws `invoice.line_not_found`, and `invoice.line_not_editable` for a rated one. */
export function findOneOff(lines: readonly InvoiceLine[], lineId: string): InvoiceLine {
  const line = lines.find((candidate) => candidate.id === lineId);
  if (!line) {
    throw invoicingErrors("invoice.line_not_found", {
      detail: `No line ${publicId("ivl", lineId)} on this invoice.`,
    });
  }
  if (line.kind !== "one_off") throw invoicingErrors("invoice.line_not_editable");
  return line;
}
