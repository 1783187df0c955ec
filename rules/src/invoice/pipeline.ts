import { burnCredits, type CreditBurn, type CreditGrant } from "../credits/burn-credits.js";
import { sumOf } from "../money/allocate.js";
import { currencyDigits } from "../money/currency.js";
import { Decimal, type RoundingMode } from "../money/decimal.js";
import { roundToCurrency, toAmount } from "../money/round-to-currency.js";
import type { Instant } from "../time/calendar.js";
import { commitmentLines, type Commitment } from "./commitments.js";
import { applyCoupons, type Coupon } from "./coupons.js";
import { taxLines, type TaxRate, type TaxTotals } from "./tax.js";

/** A rated line: `amount` is precise, `keys` (price, meter) are what grants' scopes name. */
export type PipelineLine = { id: string; amount: string; rates: readonly TaxRate[]; keys: readonly string[] };

/** Which side of tax an adjustment stands on. */
export type Side = "before_tax" | "after_tax";

/** Where adjustments stand; the default takes prepaid credit after tax and everything else before it. */
export type InvoiceOrder = { coupons: Side; promotional: Side; prepaid: Side };

/** Coupons and promotional credit lower what is taxed; prepaid credit pays what is owed. */
export const defaultOrder: InvoiceOrder = {
  coupons: "before_tax",
  promotional: "before_tax",
  prepaid: "after_tax",
};

/** One visible step: what it changed, and what the bill came to after it. */
export type PipelineStep = {
  step: "lines" | "commitments" | "rounding" | "coupons" | "promotional_credits" | "tax" | "prepaid_credits";
  change: string;
  after: string;
};

/** What a bill is made of: precise lines, and what spans them. `inclusive` says that prices contain the tax. */
export type PipelineInput = {
  currency: string;
  lines: readonly PipelineLine[];
  commitments?: readonly (Commitment & { rates: readonly TaxRate[] })[];
  coupons?: readonly Coupon[];
  grants?: readonly CreditGrant[];
  inclusive?: boolean;
  rounding?: RoundingMode;
  order?: InvoiceOrder;
  at: Instant;
};

/** The bill: each step, each line, each tax, and what is left to pay. All amounts rounded but `precise`. */
export type PipelineResult = {
  steps: PipelineStep[];
  /** `amount` rounded, `net` after discounts and credits before tax; commitments' lines stand behind the given ones. */
  lines: { id: string; precise: string; amount: string; net: string; tax: string; total: string }[];
  coupons: { id: string; discount: string }[];
  burns: CreditBurn[];
  taxes: TaxTotals["rates"];
  subtotal: string;
  tax: string;
  total: string;
  amountDue: string;
};

type Working = {
  id: string;
  rates: readonly TaxRate[];
  keys: readonly string[];
  precise: Decimal;
  amount: Decimal;
  open: Decimal;
};

/**
 * From rated lines to the amount due: commitments → rounding (once per line) → coupons → promotional credit → tax →
 * prepaid credit, each step with what it changed. 50.00 and 20.00, coupon 10.00, 10 % tax, 30.00 prepaid: 60.00 net,
 * 6.00 tax, 66.00 total, 36.00 due. Throws what its steps throw.
 */
export function amountDue(input: PipelineInput): PipelineResult {
  const { currency, order = defaultOrder } = input;
  const steps: PipelineStep[] = [];
  let before = Decimal.ZERO;
  const visible = (step: PipelineStep["step"], after: Decimal) => {
    steps.push({ step, change: after.minus(before).toString(), after: after.toString() });
    before = after;
  };
  const precise = preciseLines(input, visible);
  const lines: Working[] = precise.map((line) => {
    const amount = roundToCurrency(line.precise, currency, input.rounding);
    return { ...line, amount, open: amount };
  });
  visible("rounding", sumOf(lines.map((line) => line.open)));

  const coupons: PipelineResult["coupons"] = [];
  const burns: CreditBurn[] = [];
  const adjust = (side: Side) => {
    const bill = () => sumOf(lines.map((line) => line.open));
    if (order.coupons === side && input.coupons?.length) {
      coupons.push(...takeCoupons(lines, input.coupons, currency));
      visible("coupons", bill());
    }
    for (const kind of ["promotional", "prepaid"] as const) {
      const grants = input.grants?.filter(
        (grant) => (grant.kind === "promotional") === (kind === "promotional"),
      );
      if (order[kind] !== side || !grants?.length) continue;
      burns.push(...takeCredits(lines, grants, input.at, currency));
      visible(`${kind}_credits`, bill());
    }
  };

  adjust("before_tax");
  const taxed = taxLines({
    currency,
    inclusive: input.inclusive ?? false,
    lines: lines.map(({ id, open, rates }) => ({ id, amount: toAmount(open, currency), rates })),
  });
  lines.forEach((line, index) => (line.open = Decimal.parse(taxed.lines[index]!.total)));
  visible("tax", Decimal.parse(taxed.total));
  adjust("after_tax");

  return {
    steps,
    lines: lines.map((line, index) => ({
      ...taxed.lines[index]!,
      precise: line.precise.toString(),
      amount: toAmount(line.amount, currency),
    })),
    coupons,
    burns,
    taxes: taxed.rates,
    subtotal: taxed.subtotal,
    tax: taxed.tax,
    total: taxed.total,
    amountDue: toAmount(sumOf(lines.map((line) => line.open)), currency),
  };
}

function preciseLines(input: PipelineInput, visible: (step: PipelineStep["step"], after: Decimal) => void) {
  const lines = input.lines.map(({ id, amount, rates, keys }) => ({
    id,
    rates,
    keys,
    precise: Decimal.parse(amount),
  }));
  visible("lines", sumOf(lines.map((line) => line.precise)));
  const commitments = input.commitments ?? [];
  if (commitments.length === 0) return lines;
  const added = commitmentLines(
    lines.map(({ id, precise }) => ({ id, amount: precise })),
    commitments,
  );
  const all = [
    ...lines,
    ...added.map(({ id, commitmentId, amount }) => ({
      id,
      rates: commitments.find((commitment) => commitment.id === commitmentId)!.rates,
      keys: [] as string[],
      precise: amount,
    })),
  ];
  visible("commitments", sumOf(all.map((line) => line.precise)));
  return all;
}

function takeCoupons(
  lines: Working[],
  coupons: readonly Coupon[],
  currency: string,
): PipelineResult["coupons"] {
  const result = applyCoupons({
    currency,
    lines: lines.map(({ id, open }) => ({ id, amount: toAmount(open, currency) })),
    coupons,
  });
  lines.forEach((line, index) => (line.open = Decimal.parse(result.lines[index]!.net)));
  return result.coupons;
}

function takeCredits(
  lines: Working[],
  grants: readonly CreditGrant[],
  at: Instant,
  currency: string,
): CreditBurn[] {
  const result = burnCredits({
    grants,
    demands: lines.map(({ id, open, keys }) => ({ id, amount: open.toString(), keys })),
    at,
    digits: currencyDigits(currency),
  });
  lines.forEach((line, index) => (line.open = Decimal.parse(result.uncovered[index]!.amount)));
  return result.burns;
}
