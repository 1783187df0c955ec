// The door of @atlas/rules. Everything outside imports from here only.
export { Decimal, DecimalError, type RoundingMode } from "./money/decimal.js";

export {
  addDuration,
  isTimeZone,
  localDate,
  plusDays,
  plusMonths,
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
export { addAmounts } from "./money/add-amounts.js";
export { canonicalAmount } from "./money/canonical-amount.js";
export { canonicalDecimal } from "./money/canonical-decimal.js";
export { compareAmounts } from "./money/compare-amounts.js";
export { exactDifference } from "./money/exact-difference.js";
export { exactSum } from "./money/exact-sum.js";
export { isDecimal } from "./money/is-decimal.js";
export { isNegative } from "./money/is-negative.js";
export { isRoundedAmount } from "./money/is-rounded-amount.js";
export { isZero } from "./money/is-zero.js";
export { shareOf } from "./money/share-of.js";
export { negateAmount } from "./money/negate-amount.js";
export { parseDecimal } from "./money/parse-decimal.js";
export { remainingAmount } from "./money/remaining-amount.js";
export { subtractAmount } from "./money/subtract-amount.js";
export { formatDecimal, formatMoney } from "./money/format-money.js";
export { MoneyError, type MoneyErrorCode } from "./money/money.errors.js";
export { taxLines, type TaxRate, type TaxTotals, type TaxableLine, type TaxedLine } from "./invoice/tax.js";
export { totalInvoice } from "./invoice/total-invoice.js";
export { applyToDue } from "./invoice/apply-to-due.js";
export { oneOffAmount, type OneOffAmount } from "./invoice/one-off-amount.js";
export { reversalParts } from "./invoice/reversal-parts.js";
export { amountToCredit } from "./payments/amount-to-credit.js";
export {
  creditNoteAmounts,
  type CreditNoteAmounts,
  type CreditRequest,
  type CreditableLine,
} from "./invoice/credit-note.js";
export { InvoiceError, type InvoiceErrorCode } from "./invoice/invoice.errors.js";
export { applyCoupons, type Coupon, type CouponResult } from "./invoice/coupons.js";
export {
  commitSpend,
  commitmentLines,
  type Commitment,
  type CommitmentResult,
} from "./invoice/commitments.js";
export { limitSpend, type LimitedSpend, type SpendLimits } from "./invoice/spend-limits.js";
export { differenceLines, type ChargeKey, type Difference } from "./invoice/difference.js";
export {
  amountDue,
  defaultOrder,
  type InvoiceOrder,
  type PipelineInput,
  type PipelineLine,
  type PipelineResult,
  type PipelineStep,
  type Side,
} from "./invoice/pipeline.js";
export {
  burnCredits,
  burnOrder,
  type CreditBurn,
  type CreditDemand,
  type CreditGrant,
} from "./credits/burn-credits.js";
export { proratedFee, unusedFee, type AdvanceFee } from "./subscription/plan-change.js";

export { compile, type CompiledExpression, type CompileOptions, type Mode } from "./language/compile.js";
export { parse } from "./language/syntax/parser.js";
export { print } from "./language/syntax/printer.js";
export { childrenOf, type Ast } from "./language/syntax/ast.js";
export { ERROR_MESSAGES, type ErrorCode } from "./language/runtime/error-codes.js";
export { RuleRuntimeError, RuleSyntaxError, type Diagnostic, type Span } from "./language/runtime/errors.js";
export { toPlain } from "./language/runtime/stringify.js";
export { DEFAULT_FUEL } from "./language/runtime/runtime.js";
export type { Trace, TraceEntry } from "./language/runtime/trace.js";
export type { Fuel, Json, Value, ValueObject } from "./language/runtime/value.js";
export { ENGINE_VERSION } from "./language/version.js";
export { semanticHash } from "./language/semantic-hash.js";
export { portableText } from "./language/portable-text.js";
export { runCampaign, type CampaignPolicy, type CampaignState } from "./collections/dunning-campaign.js";
export { dateDifference } from "./time/calendar.js";
export { timeWeightedSum } from "./usage/time-weighted.js";
export { consumeAllowance } from "./usage/consume-allowance.js";
export { extrapolateQuantity } from "./usage/extrapolate-quantity.js";
export type {
  MeterUsage,
  PriceDefinition,
  RatedGroup,
  RatedLine,
  RatedTier,
  RatingInput,
} from "./pricing/price.js";
export { ratePrice, type Rating } from "./pricing/rate-price.js";
export { checkPrice } from "./pricing/check-price.js";
export { canonicalJson } from "./pricing/canonical-json.js";
export { canonicalText, metersOf, paramsOf } from "./pricing/rule-text.js";
export { RuleOutputError } from "./pricing/rule-output.errors.js";
export { templates } from "./pricing/templates.js";
export { ruleFromTemplate } from "./pricing/rule-from-template.js";
export type { PriceTemplate, TemplateKey, TemplateOptions } from "./pricing/template.js";
export { TemplateError } from "./pricing/template.errors.js";
export { validateParams, type ParamIssue, type ParamSchema } from "./pricing/template-schema.js";
export { explainRating, tierSentence, type Explanation } from "./explain/explain-line.js";
export type { NumberWords } from "./explain/numbers.js";
export { recomputeTrace, type TraceMismatch } from "./explain/recompute-trace.js";
export { provePrice, type ProofOptions } from "./checks/prove-price.js";
export type { CheckKind, Finding } from "./checks/finding.js";
export type { InputUnits } from "./checks/units.js";
export {
  billAt,
  billCurve,
  boundsOf,
  suggestedEnd,
  type BillCurve,
  type Cliff,
  type CurveAxis,
  type CurvePoint,
} from "./preview/bill-curve.js";
