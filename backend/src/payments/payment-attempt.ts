import type { Instant } from "@atlas/rules";
import type { ChargeOutcome } from "./provider/payment-provider.js";

export type AttemptStatus =
  "created" | "processing" | "succeeded" | "declined" | "requires_action" | "unknown";
export type AttemptTrigger = "billing_run" | "collection" | "manual" | "new_method" | "bank_transfer";

/** One try to collect an invoice; amounts are decimal strings in the invoice's currency. */
export type PaymentAttempt = {
  environmentId: string;
  id: string;
  invoiceId: string;
  customerId: string;
  number: number;
  kind: "card" | "bank_transfer";
  trigger: AttemptTrigger;
  paymentMethodId: string | null;
  amount: string;
  currency: string;
  status: AttemptStatus;
  declineClass: "soft" | "hard" | null;
  declineCode: string | null;
  declineMessage: string | null;
  providerChargeId: string | null;
  actionUrl: string | null;
  memo: string | null;
  createdAt: Instant;
  settledAt: Instant | null;
};

/** The key under which the provider carries this attempt out once, whoever calls it how often. */
export const attemptKey = (attempt: Pick<PaymentAttempt, "invoiceId" | "number">): string =>
  `pay/${attempt.invoiceId}/${attempt.number}`;

/** What changes on an attempt when its outcome is known, or known to be open. */
export type AttemptOutcome = Pick<
  PaymentAttempt,
  "status" | "declineClass" | "declineCode" | "declineMessage" | "providerChargeId" | "actionUrl"
>;

const open = {
  declineClass: null,
  declineCode: null,
  declineMessage: null,
  providerChargeId: null,
  actionUrl: null,
};

/** Given up before the provider took it: nothing was charged. */
export const withdrawn: AttemptOutcome = {
  ...open,
  status: "declined",
  declineClass: "soft",
  declineCode: "withdrawn",
  declineMessage: "The invoice was not to be paid any more, so nothing was charged.",
};

export function outcomeOf(outcome: ChargeOutcome): AttemptOutcome {
  switch (outcome.status) {
    case "succeeded":
      return { ...open, status: "succeeded", providerChargeId: outcome.chargeId };
    case "declined":
      return {
        ...open,
        status: "declined",
        declineClass: outcome.decline.class,
        declineCode: outcome.decline.code,
        declineMessage: outcome.decline.message,
        providerChargeId: outcome.chargeId,
      };
    case "requires_action":
      return {
        ...open,
        status: "requires_action",
        providerChargeId: outcome.chargeId,
        actionUrl: outcome.url,
      };
    case "unknown":
      return {
        ...open,
        status: outcome.reason === "processing" || outcome.reason === "in_flight" ? "processing" : "unknown",
      };
  }
}
