import { compile, parseDecimal, RuleRuntimeError, type Instant } from "@atlas/rules";
import type { Customer } from "../customers/index.js";
import type { Invoice } from "../invoicing/index.js";
import type { PaymentAttempt } from "../payments/index.js";
import type { CollectionCase } from "./collection-case.js";
import { collectionsErrors } from "./collections.errors.js";
import { lastCharge } from "./refused-for-good.js";

const DAY_MS = 86_400_000;

/** What a flow's conditions may ask about. `declineClass` is "none" when the last charge was not declined, `attempts` counts charges. */
export function factsOf(
  subject: CollectionCase,
  invoice: Invoice,
  customer: Customer,
  attempts: readonly PaymentAttempt[],
  now: Instant,
) {
  const last = lastCharge(attempts);
  return {
    declineClass: last?.declineClass ?? "none",
    declineCode: last?.declineCode ?? "none",
    amountDue: parseDecimal(invoice.amountDue),
    currency: invoice.currency,
    attempts: attempts.filter(({ kind }) => kind === "card").length,
    daysSinceFirstFailure: Math.floor((Date.parse(now) - Date.parse(subject.firstFailureAt)) / DAY_MS),
    customer: { country: customer.address.country, metadata: customer.metadata },
  };
}

/** Whether a branch's condition holds; throws `collection.condition_failed` when it cannot be said. */
export function holds(condition: string, facts: object): boolean {
  try {
    const value = compile(condition).evaluate(facts);
    if (typeof value === "boolean") return value;
  } catch (error) {
    if (!(error instanceof RuleRuntimeError)) throw error;
    throw collectionsErrors("collection.condition_failed", {
      detail: `${condition}: ${error.message}`,
      cause: error,
    });
  }
  throw collectionsErrors("collection.condition_failed", {
    detail: `${condition} is neither true nor false.`,
  });
}
