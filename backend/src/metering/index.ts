// The door of metering.
export { ClosePeriod } from "./close-period.js";
export type { EventDifference } from "./aggregate-properties.js";
export { readEventBodies } from "./event-bodies.js";
export { LateUsage } from "./late-usage.js";
export { meteringEntities } from "./metering.entities.js";
export { MeteringModule } from "./metering.module.js";
export { QueryUsage } from "./query-usage.js";
export { Reaggregate, type Reaggregated, type ReaggregateQuestion } from "./reaggregate.js";
export { ReopenPeriod } from "./reopen-period.js";
export type { MeterUsage, UsageByMeter, UsageGroup } from "./usage.js";
export type { UsageClose } from "./usage-close.js";
export { usageQuery } from "./usage.schemas.js";
export { UsageReader, type UsageQuestion } from "./usage-reader.js";
export { currentWatermark } from "./watermark.repository.js";
export type { Watermark } from "./watermark.js";
