const OTHER = "The bank declined this card. Please use another one, or ask your bank.";

/** Codes not listed get the neutral sentence: that a card was reported stolen is not for whoever holds it to read. */
const WORDS: Record<string, string> = {
  insufficient_funds: "There is not enough money on this card. Please use another one, or try again later.",
  processing_error: "The bank could not process the payment. Please try again in a moment.",
  expired_card: "This card has expired. Please use another one.",
  incorrect_cvc: "The security code is not right. Please check it and enter the card again.",
  authentication_failed: "The payment was not confirmed at the bank. Please try again, or use another card.",
  withdrawn: "Nothing was charged. Please try again.",
};

/** Why a charge failed, for the customer. */
export const declineWords = (code: string | null): string => WORDS[code ?? ""] ?? OTHER;
