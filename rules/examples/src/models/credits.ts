import { burnCredits, commitSpend, Decimal, sumOf, type CommitmentResult } from "@atlas/rules";
import type { Fields, Model } from "../case.js";
import { MissingInput } from "../case.js";
import { decimal, list, object, objects, optional, text } from "../fields.js";

const at = "2026-01-01T00:00:00Z";

const grant = (id: string, balance: string, expiresAt: string | null = null) => ({
  id,
  kind: "paid" as const,
  balance,
  priority: 0,
  expiresAt,
  createdAt: at,
  scope: null,
});

const creditThenInvoice: Model = (inputs) => {
  const result = burnCredits({
    grants: [grant("balance", text(inputs, "credit_balance"))],
    demands: [{ id: "charge", amount: text(inputs, "charge"), keys: [] }],
    at,
    digits: 2,
  });
  return { credits_consumed: result.used, invoice_remainder: result.uncovered[0]!.amount };
};

const purchase: Model = (inputs) => ({
  purchase_amount: decimal(inputs, "credits").times(decimal(inputs, "per_unit_cost")),
});

const creditCost: Model = (inputs) => ({
  credits_deducted: decimal(inputs, "usage").times(decimal(inputs, "credit_cost")),
});

/** When each kind of balance is gone: what resets sooner burns first, what lasts burns last. */
const expiries: { [kind: string]: string | null } = {
  hourly: "2026-01-01T01:00:00Z",
  daily: "2026-01-02T00:00:00Z",
  weekly: "2026-01-08T00:00:00Z",
  monthly: "2026-02-01T00:00:00Z",
  quarterly: "2026-04-01T00:00:00Z",
  yearly: "2027-01-01T00:00:00Z",
  lifetime: null,
};

const burnOrder: Model = (inputs) => {
  const grants = objects(inputs, "balances").map((balance) => {
    const kind = text(balance, "kind");
    if (!Object.hasOwn(expiries, kind)) throw new MissingInput(`does not know when a ${kind} balance resets`);
    return grant(kind, text(balance, "remaining"), optional(balance, "expires_at") ?? expiries[kind]!);
  });
  const demands = [{ id: "usage", amount: text(inputs, "usage"), keys: [] }];
  return burnCredits({ grants, demands, at, digits: 6 }).balances;
};

const carryOver: Model = (inputs) => ({
  remaining: decimal(inputs, "new_allowance").minus(decimal(inputs, "used")),
});

const rollover: Model = (inputs) => {
  const allowance = decimal(inputs, "allowance");
  const unused = allowance.minus(decimal(inputs, "used"));
  return { available_next_month: allowance.plus(unused.sign() < 0 ? Decimal.ZERO : unused) };
};

/** Commitments of windows of the day, each with its own price; hours without one use the default. */
const windowedCommitment: Model = (inputs) => {
  const bucket = object(inputs, "bucket");
  const hours = /^\[(\d\d:\d\d),(\d\d:\d\d)\)$/.exec(text(bucket, "hours"));
  if (!hours) throw new MissingInput("cannot read the bucket's hours");
  const results = list(inputs, "windows").map((window): CommitmentResult => {
    const [time, units] = window as [string, string | number];
    const terms: Fields = time >= hours[1]! && time < hours[2]! ? bucket : object(inputs, "default");
    const spend = Decimal.parse(units).times(decimal(terms, "unit_amount"));
    const amount = optional(terms, "commitment");
    const overageFactor = optional(terms, "overage_factor") ?? "1";
    return commitSpend(
      spend,
      amount === undefined ? null : { amount, overageFactor, trueUp: terms["true_up"] === true },
    );
  });
  const sum = (field: keyof CommitmentResult) => sumOf(results.map((result) => result[field]));
  return {
    amount: sum("amount"),
    utilized: sum("utilized"),
    overage: sum("overage"),
    true_up: sum("trueUp"),
  };
};

export const creditModels: { [model: string]: Model } = {
  credit_then_invoice: creditThenInvoice,
  credit_only: creditThenInvoice,
  credit_purchase: purchase,
  credit_system: creditCost,
  credit_burn_order: burnOrder,
  entitlement_carry_over: carryOver,
  entitlement_rollover: rollover,
  windowed_commitment: windowedCommitment,
};
