/** What the issuer says about trying again: only the first can succeed without the customer doing something. */
export type DeclineAdvice = "try_again_later" | "confirm_card_data" | "do_not_try_again";

/** Why a charge failed, as the charge and its webhook show it. */
export interface ChargeFailure {
  readonly code: string;
  readonly message: string;
  readonly adviceCode: DeclineAdvice;
}

const DECLINES = {
  insufficient_funds: ["The card has insufficient funds.", "try_again_later"],
  generic_decline: ["The card was declined; the bank gave no reason.", "try_again_later"],
  processing_error: ["The bank could not process the payment.", "try_again_later"],
  expired_card: ["The card has expired.", "confirm_card_data"],
  incorrect_cvc: ["The card's security code is incorrect.", "confirm_card_data"],
  stolen_card: ["The card was reported stolen.", "do_not_try_again"],
  lost_card: ["The card was reported lost.", "do_not_try_again"],
  closed_account: ["The card's account is closed.", "do_not_try_again"],
  authentication_failed: ["The customer did not pass the bank's authentication.", "confirm_card_data"],
} as const satisfies Record<string, readonly [string, DeclineAdvice]>;

export type DeclineCode = keyof typeof DECLINES;

/** The failure that a decline code stands for. */
export function chargeFailure(code: DeclineCode): ChargeFailure {
  const [message, adviceCode] = DECLINES[code];
  return { code, message, adviceCode };
}
