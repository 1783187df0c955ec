import { formatPeriod, type RatedGroup } from "@atlas/rules";
import type { Invoice, InvoiceLine } from "./invoice.js";
import type { DocumentGroup, DocumentLine, DocumentPeriod } from "./pdf/invoice-document.js";

type Period = Pick<InvoiceLine, "periodStart" | "periodEnd">;

/** A line as printed: its service period as inclusive dates of the invoice's zone, its groups and tiers below it. */
export const documentLine = (line: InvoiceLine, { timeZone }: Pick<Invoice, "timeZone">): DocumentLine => ({
  description: line.description,
  period: documentPeriod(line, timeZone),
  quantity: line.quantity,
  unit: line.unit,
  unitAmount: line.unitAmount,
  amount: line.amount,
  tiers: line.tiers ?? [],
  groups: (line.groups ?? []).map(documentGroup),
  note: line.kind === "correction" ? "Correction of usage that was reported late" : null,
});

/** Inclusive dates of a half-open period, or null where there is none. */
export const documentPeriod = (
  { periodStart, periodEnd }: Period,
  timeZone: string,
): DocumentPeriod | null =>
  periodStart === null || periodEnd === null
    ? null
    : formatPeriod({ start: periodStart, end: periodEnd }, timeZone);

const documentGroup = (group: RatedGroup): DocumentGroup => ({
  label: Object.values(group.by)
    .map((value) => value ?? "none")
    .join(" · "),
  quantity: group.quantity,
  unitAmount: group.unitAmount,
  amount: group.amount,
});
