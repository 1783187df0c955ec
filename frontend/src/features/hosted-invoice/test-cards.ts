/** The simulated provider's cards, in words: each pays, or shows what happens when one does not. */
export const testCards = [
  { token: "pm_card_success", label: "Visa ending in 4242: pays" },
  { token: "pm_card_success_mastercard", label: "Mastercard ending in 4444: pays" },
  { token: "pm_card_success_amex", label: "Amex ending in 0005: pays" },
  { token: "pm_card_declined_insufficient_funds", label: "Visa ending in 9995: not enough money" },
  { token: "pm_card_declined_expired", label: "Visa ending in 0069: expired" },
  { token: "pm_card_declined_incorrect_cvc", label: "Visa ending in 0127: wrong security code" },
  { token: "pm_card_declined_generic", label: "Visa ending in 0002: declined" },
  { token: "pm_card_requires_action", label: "Visa ending in 3184: asks to confirm at the bank" },
  { token: "pm_card_slow", label: "Visa ending in 1018: takes a while" },
] as const;
