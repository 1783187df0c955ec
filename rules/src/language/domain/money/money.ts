import { currencyDigits } from "../../../money/currency.js";
import { number, optionalText } from "../../builtins/arguments.js";
import { defineDomain } from "../define-domain.js";

const PRELUDE = `
function($amount, $currency) {(
  $places := $currency in ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"]
    ? 0
    : $currency in ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"] ? 3 : 2;
  $unit := $power(10, $places);
  $size := $floor($abs($amount) * $unit + 0.5) / $unit;
  $amount < 0 ? -$size : $size
)}
`;

/**
 * `$money(amount, currency?)`: rounded to the currency's minor unit, half away from zero; 2 places without a currency.
 * Example: `$money(10.278, "USD")` is 10.28, `$money(1023.5, "JPY")` is 1024. Error: D3151 for an unknown currency.
 */
export const money = defineDomain("money", "<ns?:n>", 2, PRELUDE, ([amount, currency]) => {
  const code = optionalText(currency);
  return number(amount).round(code === undefined ? 2 : currencyDigits(code), "half-up");
});
