// The door of @atlas/rules. Everything outside imports from here only.
export { Decimal, DecimalError, type RoundingMode } from "./money/decimal.js";

export {
  addDuration,
  isTimeZone,
  localDate,
  plusDays,
  startOfDate,
  type Instant,
  type LocalDate,
} from "./time/calendar.js";
export { canonicalInstant, compareInstants } from "./time/instants.js";
export { billingIntervals, type BillingInterval } from "./time/interval.js";
export {
  cutPeriod,
  firstPeriod,
  periodAfter,
  periodAt,
  periodEndingAt,
  type BillingPeriod,
  type BillingSchedule,
} from "./time/period.js";
export { formatPeriod } from "./time/format-period.js";
export { prorate, type Proration, type ProrationMethod } from "./time/proration.js";
export { TimeError, type TimeErrorCode } from "./time/time.errors.js";
export { currencies, currencyDigits, isCurrency } from "./money/currency.js";
export { parseAmount, roundToCurrency, toAmount } from "./money/round-to-currency.js";
export { allocate, closeSum, sumOf } from "./money/allocate.js";
export { formatMoney } from "./money/format-money.js";
export { MoneyError, type MoneyErrorCode } from "./money/money.errors.js";
export { taxLines, type TaxRate, type TaxTotals, type TaxableLine, type TaxedLine } from "./invoice/tax.js";
export { totalInvoice } from "./invoice/total-invoice.js";
export {
  creditNoteAmounts,
  type CreditNoteAmounts,
  type CreditRequest,
  type CreditableLine,
} from "./invoice/credit-note.js";
export { InvoiceError, type InvoiceErrorCode } from "./invoice/invoice.errors.js";
