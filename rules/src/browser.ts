// The door for pages: what it takes to write, check, preview and explain a price while someone draws it. Periods, invoices and
// credits are computed on the server and stay out, and proofs are loaded when they are asked for (`@atlas/rules/checks`).
export { Decimal, DecimalError, type RoundingMode } from "./money/decimal.js";
export { currencies, currencyDigits, isCurrency } from "./money/currency.js";
export { parseAmount, roundToCurrency, toAmount } from "./money/round-to-currency.js";
export { addAmounts } from "./money/add-amounts.js";
export { canonicalDecimal } from "./money/canonical-decimal.js";
export { compareAmounts } from "./money/compare-amounts.js";
export { isNegative } from "./money/is-negative.js";
export { isZero } from "./money/is-zero.js";
export { formatDecimal, formatMoney } from "./money/format-money.js";
export { MoneyError, type MoneyErrorCode } from "./money/money.errors.js";

export { compile, type CompiledExpression, type CompileOptions, type Mode } from "./language/compile.js";
export { parse } from "./language/syntax/parser.js";
export { print } from "./language/syntax/printer.js";
export { childrenOf, type Ast } from "./language/syntax/ast.js";
export { ERROR_MESSAGES, type ErrorCode } from "./language/runtime/error-codes.js";
export { RuleRuntimeError, RuleSyntaxError, type Diagnostic, type Span } from "./language/runtime/errors.js";
export { toPlain } from "./language/runtime/stringify.js";
export type { Trace, TraceEntry } from "./language/runtime/trace.js";
export type { Fuel, Json, Value, ValueObject } from "./language/runtime/value.js";
export { ENGINE_VERSION } from "./language/version.js";
export { semanticHash } from "./language/semantic-hash.js";
export { portableText } from "./language/portable-text.js";

export type { PriceDefinition, RatedGroup, RatedLine, RatedTier, RatingInput } from "./pricing/price.js";
export { ratePrice, type Rating } from "./pricing/rate-price.js";
export { checkPrice } from "./pricing/check-price.js";
export { canonicalText, metersOf, paramsOf } from "./pricing/rule-text.js";
export { RuleOutputError } from "./pricing/rule-output.errors.js";
export { templates } from "./pricing/templates.js";
export { ruleFromTemplate } from "./pricing/rule-from-template.js";
export type { PriceTemplate, TemplateKey, TemplateOptions } from "./pricing/template.js";
export { TemplateError } from "./pricing/template.errors.js";
export { validateParams, type ParamIssue, type ParamSchema } from "./pricing/template-schema.js";
export { explainRating, tierSentence, type Explanation } from "./explain/explain-line.js";
export type { NumberWords } from "./explain/numbers.js";
