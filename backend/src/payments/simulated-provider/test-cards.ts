import type { DeclineCode } from "./declines.js";

/** How a test card behaves; what is not named is what an ordinary good card does. */
export interface TestCard {
  readonly brand: "visa" | "mastercard" | "amex";
  readonly number: string;
  /** Declines with this code: always, or `times` times per invoice and then no more. */
  readonly decline?: { readonly code: DeclineCode; readonly times?: number };
  readonly requiresAction?: true;
  /** The charge is `processing` for the configured time before it settles. */
  readonly slow?: true;
  /** Charges, then drops the connection instead of answering: for a fresh key only, or for every call. */
  readonly dropsConnection?: "once" | "always";
  /** The webhook arrives before the response does. */
  readonly webhookFirst?: true;
  readonly disputed?: true;
  readonly refundFails?: true;
}

const visa = (number: string, behaviour: Omit<TestCard, "brand" | "number"> = {}): TestCard => ({
  brand: "visa",
  number,
  ...behaviour,
});

const CARDS: Record<string, TestCard> = {
  pm_card_success: visa("4242424242424242"),
  pm_card_success_mastercard: { brand: "mastercard", number: "5555555555554444" },
  pm_card_success_amex: { brand: "amex", number: "378282246310005" },
  pm_card_declined_insufficient_funds: visa("4000000000009995", { decline: { code: "insufficient_funds" } }),
  pm_card_declined_generic: visa("4000000000000002", { decline: { code: "generic_decline" } }),
  pm_card_declined_processing_error: visa("4000000000000119", { decline: { code: "processing_error" } }),
  pm_card_declined_expired: visa("4000000000000069", { decline: { code: "expired_card" } }),
  pm_card_declined_incorrect_cvc: visa("4000000000000127", { decline: { code: "incorrect_cvc" } }),
  pm_card_declined_stolen: visa("4000000000009979", { decline: { code: "stolen_card" } }),
  pm_card_declined_lost: visa("4000000000009987", { decline: { code: "lost_card" } }),
  pm_card_declined_closed_account: visa("4000000000001000", { decline: { code: "closed_account" } }),
  pm_card_requires_action: visa("4000002760003184", { requiresAction: true }),
  pm_card_slow: visa("4000000000001018", { slow: true }),
  pm_card_charge_then_timeout: visa("4000000000001026", { dropsConnection: "once" }),
  pm_card_charge_then_timeout_always: visa("4000000000001034", { dropsConnection: "always" }),
  pm_card_dispute: visa("4000000000000259", { disputed: true }),
  pm_card_webhook_first: visa("4000000000001042", { webhookFirst: true }),
  pm_card_refund_fails: visa("4000000000001059", { refundFails: true }),
  pm_card_decline_once: visa("4000000000001067", { decline: { code: "insufficient_funds", times: 1 } }),
};

const DECLINE_N_TIMES = /^pm_card_decline_([1-9]\d?)_times$/;

/** The card behind a ready token, `pm_card_decline_<n>_times` included; undefined for a token that means nothing. */
export function testCard(token: string): TestCard | undefined {
  const times = DECLINE_N_TIMES.exec(token)?.[1];
  if (times === undefined) return Object.hasOwn(CARDS, token) ? CARDS[token] : undefined;
  return visa("4000000000001075", {
    decline: { code: "insufficient_funds", times: Number.parseInt(times, 10) },
  });
}

/** The ready token for a test card's number (spaces and dashes allowed); undefined for any other number. */
export function tokenOfNumber(number: string): string | undefined {
  const digits = number.replace(/[\s-]/g, "");
  return Object.keys(CARDS).find((token) => CARDS[token]?.number === digits);
}
