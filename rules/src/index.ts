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
