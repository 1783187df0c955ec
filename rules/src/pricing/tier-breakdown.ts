import { Decimal } from "../money/decimal.js";
import type { TraceEntry } from "../language/runtime/trace.js";
import { childrenOf, type Ast, type ObjectNode } from "../language/syntax/ast.js";
import type { RatedLine, RatedTier } from "./price.js";
import { tierShares, type Tier, type TierMode } from "./tiers.js";
import { asDecimal } from "./template-schema.js";

/**
 * Adds to each line what its tiers contributed. A rule states only the amount; the trace holds the call of `$tiered` that
 * led to it. A line whose amount rests on several such calls, or on none, has no breakdown.
 */
export function withTierBreakdown<L extends Pick<RatedLine, "tiers">>(
  lines: readonly L[],
  ast: Ast,
  trace: readonly TraceEntry[],
): L[] {
  const calls = trace.filter((entry) => entry.kind === "call" && entry.name === "$tiered");
  if (calls.length === 0) return [...lines];
  const amounts = lineAmounts(ast);
  return lines.map((line, index) => {
    const amount = amounts[index];
    if (line.tiers !== null || amount === undefined) return line;
    const spans = dependencies(amount, ast);
    const own = calls.filter(({ span }) =>
      spans.some((part) => part.span.start <= span.start && span.end <= part.span.end),
    );
    return own.length === 1 ? { ...line, tiers: breakdown(own[0]!) } : line;
  });
}

/** The `amount` expression of each line, where the lines are written out one by one. */
function lineAmounts(ast: Ast): (Ast | undefined)[] {
  const result = ast.kind === "block" ? ast.expressions.at(-1) : ast;
  const lines = result?.kind === "object" ? valueOf(result, "lines") : undefined;
  if (lines?.kind !== "array") return [];
  return lines.items.map((item) => (item.kind === "object" ? valueOf(item, "amount") : undefined));
}

function valueOf(node: ObjectNode, key: string): Ast | undefined {
  return node.pairs.find((pair) => pair.key.kind === "string" && pair.key.value === key)?.value;
}

/** An expression and the steps that it rests on, directly or through others. */
function dependencies(start: Ast, ast: Ast): Ast[] {
  const steps = new Map<string, Ast>();
  if (ast.kind === "block") {
    for (const step of ast.expressions) {
      if (step.kind === "bind" && step.variable.kind === "variable")
        steps.set(step.variable.name, step.value);
    }
  }
  const found = new Set<Ast>();
  const visit = (node: Ast): void => {
    const step = node.kind === "variable" ? steps.get(node.name) : undefined;
    if (step !== undefined && !found.has(step)) {
      found.add(step);
      visit(step);
    }
    childrenOf(node).forEach(visit);
  };
  found.add(start);
  visit(start);
  return [...found];
}

function breakdown(call: TraceEntry): RatedTier[] | null {
  const [quantity, tiers, mode] = Object.values(call.inputs);
  const units = asDecimal(quantity);
  if (units === null || !Array.isArray(tiers) || typeof mode !== "string") return null;
  const shares = tierShares(units, tiers.map(tierOf), mode as TierMode);
  const text = (value: Decimal) => value.toString();
  return shares.map((share) => ({
    from: text(share.from),
    upTo: share.upTo && text(share.upTo),
    quantity: text(share.quantity),
    unitAmount: text(share.unitAmount),
    flatAmount: text(share.flatAmount),
    amount: text(share.amount),
  }));
}

function tierOf(value: unknown): Tier {
  const field = (name: string): Decimal | null =>
    typeof value === "object" && value !== null
      ? asDecimal((value as { [key: string]: unknown })[name])
      : null;
  return {
    upTo: field("upTo"),
    unitAmount: field("unitAmount") ?? Decimal.ZERO,
    flatAmount: field("flatAmount") ?? Decimal.ZERO,
    packageSize: field("packageSize"),
  };
}
