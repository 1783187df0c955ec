import { z } from "zod";
import { ProviderError } from "./provider-error.js";

const AMOUNT = /^(0|[1-9]\d{0,14})(?:\.(\d+))?$/;
const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** The wire form of money: an unsigned decimal string in major units, and an ISO 4217 code. */
export const amountSchema = z.string().max(32).regex(AMOUNT, 'must be a decimal string such as "12.30"');
export const currencySchema = z
  .string()
  .refine((code) => CURRENCIES.has(code), 'must be an ISO 4217 code in capitals, such as "USD"');

const NO_COINS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND".split(" ");

/** Digits after the point by ISO 4217: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  if (NO_COINS.includes(currency)) return 0;
  return THOUSANDTHS.includes(currency) ? 3 : 2;
}

/** Refuses what no card network can move: nothing, or fractions of the smallest coin. */
export function checkChargeable(amount: string, currency: string): void {
  const fraction = AMOUNT.exec(amount)?.[2]?.replace(/0+$/, "") ?? "";
  const digits = minorDigits(currency);
  if (!/[1-9]/.test(amount))
    throw new ProviderError("amount_invalid", "The amount must be above zero.", "amount");
  if (fraction.length > digits) {
    const message = `${currency} has ${digits} decimal places; round ${amount} before charging it.`;
    throw new ProviderError("amount_invalid", message, "amount");
  }
}
