import { canonicalJson } from "@atlas/rules";
import { compareLine, type ReplayDifference, type ReplayedRun } from "../rating/index.js";
import { invoiceTotals } from "./invoice-totals.js";
import type { Invoice, InvoiceLine } from "./invoice.js";
import { lineSeal } from "./line-seal.js";

/** One thing that is not as it was when the invoice was issued; `lineId` is the invoice's own line. */
export type Difference = {
  what: ReplayDifference["what"] | "header";
  lineId: string | null;
  code: string | null;
  field: string;
  stored: unknown;
  recomputed: unknown;
};

/** Compares an issued invoice with its run as replayed: events, usage, every field of every line, taxes and sums. */
export function compareInvoice(
  invoice: Invoice,
  lines: readonly InvoiceLine[],
  replayed: ReplayedRun,
): Difference[] {
  const byRatedLine = new Map(lines.map((line) => [line.ratedLineId, line]));
  const fromReplay = replayed.differences.map(
    ({ what, ratedLineId, priceKey, code, ...found }): Difference => {
      const line = ratedLineId === null ? undefined : byRatedLine.get(ratedLineId);
      const field = what === "line" ? `rated.${found.field}` : found.field;
      return { what, lineId: line?.id ?? null, code: code ?? priceKey, ...found, field };
    },
  );
  const recomputed = lines.map((line) => asRecomputed(line, replayed));
  return [
    ...fromReplay,
    ...lines.flatMap((line, index) => lineDifferences(line, recomputed[index]!, replayed)),
    ...missingLines(byRatedLine, replayed),
    ...totalDifferences(invoice, lines, recomputed),
  ];
}

/** A rated line takes what replaying gave; a line that a person added has no other source than itself. */
function asRecomputed(line: InvoiceLine, { lines }: ReplayedRun): InvoiceLine {
  const replayed = line.ratedLineId === null ? undefined : lines.get(line.ratedLineId);
  if (!replayed) return line;
  const { description, quantity, unitAmount, preciseAmount, amount, groups, tiers, code } = replayed;
  return { ...line, description, quantity, unitAmount, preciseAmount, amount, groups, tiers, code };
}

function lineDifferences(line: InvoiceLine, recomputed: InvoiceLine, { lines }: ReplayedRun): Difference[] {
  const where = { what: "line" as const, lineId: line.id, code: line.code };
  if (line.ratedLineId !== null && !lines.has(line.ratedLineId)) {
    return [{ ...where, field: "line", stored: line.amount, recomputed: null }];
  }
  const differences = compareLine(line, recomputed).map((found) => ({ ...where, ...found }));
  // The seal covers what has no other source: lines added by hand, periods, units.
  const seal = lineSeal(line);
  if (line.seal === seal || differences.length > 0) return differences;
  return [{ ...where, field: "seal", stored: line.seal, recomputed: seal }];
}

function missingLines(
  byRatedLine: ReadonlyMap<string | null, InvoiceLine>,
  { lines }: ReplayedRun,
): Difference[] {
  return [...lines].flatMap(([ratedLineId, line]) =>
    byRatedLine.has(ratedLineId)
      ? []
      : [
          {
            what: "line",
            lineId: null,
            code: line.code,
            field: "line",
            stored: null,
            recomputed: line.amount,
          },
        ],
  );
}

function totalDifferences(
  invoice: Invoice,
  lines: readonly InvoiceLine[],
  recomputed: readonly InvoiceLine[],
): Difference[] {
  const totals = invoiceTotals(invoice.currency, recomputed, invoice.taxRate);
  const header = (["subtotal", "taxTotal", "total", "taxes"] as const).map((field): Difference => {
    return {
      what: "header",
      lineId: null,
      code: null,
      field,
      stored: invoice[field],
      recomputed: totals.header[field],
    };
  });
  const taxes = lines.flatMap((line, index) =>
    (["netAmount", "taxAmount"] as const).map((field): Difference => {
      const { [field]: again } = totals.lines[index]!;
      return {
        what: "line",
        lineId: line.id,
        code: line.code,
        field,
        stored: line[field],
        recomputed: again,
      };
    }),
  );
  return [...taxes, ...header].filter(
    ({ stored, recomputed: again }) => canonicalJson(stored) !== canonicalJson(again),
  );
}
