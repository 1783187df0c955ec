// The door of @atlas/rules. Everything outside imports from here only.
export { Decimal, DecimalError, type RoundingMode } from "./money/decimal.js";
