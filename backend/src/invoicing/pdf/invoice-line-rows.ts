import { isZero } from "@atlas/rules";
import type { DocumentGroup, DocumentLine, DocumentTier } from "./invoice-document.js";
import type { UnfittedRow } from "./invoice-table.js";
import type { InvoiceText } from "./invoice-text.js";

/** Texts beyond this may need more than a page, so their rows may be broken. */
const LONG_TEXT = 1_000;

type Figures = { quantity: string | null; unitAmount: string | null; amount: string | null };

/** Every line as a row, followed by its groups and tiers. An invoice without lines says so. */
export function lineRows(lines: readonly DocumentLine[], text: InvoiceText): UnfittedRow[] {
  if (lines.length > 0) return lines.flatMap((line) => [mainRow(line, text), ...partRows(line, text)]);
  const figures = { quantity: null, unitAmount: null, amount: null };
  return [
    { main: true, text: "Nothing was used or billed.", details: [], figures, unit: null, breakable: false },
  ];
}

function mainRow(line: DocumentLine, text: InvoiceText): UnfittedRow {
  const period = line.period ? [text.period(line.period)] : [];
  const note = line.note === null ? [] : text.lines(line.note);
  return {
    main: true,
    text: text.plain(line.description),
    details: [...period, ...note],
    figures: figures(line, text),
    unit: line.quantity === null || line.unit === null ? null : text.plain(line.unit),
    breakable: line.description.length + (line.note?.length ?? 0) > LONG_TEXT,
  };
}

function partRows(line: DocumentLine, text: InvoiceText): UnfittedRow[] {
  return [
    ...line.groups.map((group: DocumentGroup) => partRow(text.plain(group.label), group, text)),
    ...line.tiers.map((tier) => partRow(tierName(tier, text), tier, text)),
  ];
}

function partRow(label: string, part: Figures, text: InvoiceText): UnfittedRow {
  return {
    main: false,
    text: label,
    details: [],
    figures: figures(part, text),
    unit: null,
    breakable: false,
  };
}

function figures({ quantity, unitAmount, amount }: Figures, text: InvoiceText): Figures {
  return {
    quantity: quantity === null ? null : text.quantity(quantity),
    unitAmount: unitAmount === null ? null : text.money(unitAmount),
    amount: amount === null ? null : text.money(amount),
  };
}

/** A tier begins above `from` and ends at `upTo` inclusive: "First 100", "Above 100, up to 500", "Above 500". */
function tierName({ from, upTo, flatAmount }: DocumentTier, text: InvoiceText): string {
  const flat = isZero(flatAmount) ? "" : ` + ${text.money(flatAmount)} flat`;
  const isFirst = isZero(from);
  if (upTo === null) return `${isFirst ? "All units" : `Above ${text.quantity(from)}`}${flat}`;
  const end = isFirst
    ? `First ${text.quantity(upTo)}`
    : `Above ${text.quantity(from)}, up to ${text.quantity(upTo)}`;
  return `${end}${flat}`;
}
