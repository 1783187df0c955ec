import { createHash } from "node:crypto";
import { canonicalJson } from "@atlas/rules";
import type { InvoiceLine } from "./invoice.js";

/** SHA-256 of all that a line says, taken at finalisation: whatever is altered later shows against it. */
export function lineSeal(line: InvoiceLine): string {
  const { seal: _, ...content } = line;
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
