import { MoneyError } from "./money.errors.js";

// ISO 4217, the currencies in circulation. Fund and metal codes are left out: nobody is billed in them.
const twoDigits =
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP " +
  "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS " +
  "KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD " +
  "PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP " +
  "TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
const noDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const threeDigits = "BHD IQD JOD KWD LYD OMR TND";

const digitsByCode = new Map<string, 0 | 2 | 3>([
  ...twoDigits.split(" ").map((code) => [code, 2] as const),
  ...noDigits.split(" ").map((code) => [code, 0] as const),
  ...threeDigits.split(" ").map((code) => [code, 3] as const),
]);

/** Every currency that can be billed in, in alphabetical order. */
export const currencies: readonly string[] = [...digitsByCode.keys()].sort();

/** Whether a text is the ISO 4217 code of a currency in circulation, in capitals. */
export function isCurrency(code: string): boolean {
  return digitsByCode.has(code);
}

/** Digits of a currency's minor unit: EUR 2, JPY 0, KWD 3. Throws `invalid_currency`. */
export function currencyDigits(currency: string): 0 | 2 | 3 {
  const digits = digitsByCode.get(currency);
  if (digits === undefined) {
    throw new MoneyError(
      "invalid_currency",
      `"${currency}" is not a currency; use an ISO 4217 code such as EUR`,
    );
  }
  return digits;
}
