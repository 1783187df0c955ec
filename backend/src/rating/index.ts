// The door of the rating context.
export type { RatedWithLines } from "./build-rated-price.js";
export { compareLine } from "./compare-lines.js";
export { EstimateUpcoming } from "./estimate-upcoming.js";
export { RatePeriod } from "./rate-period.js";
export type { RatedKind, RatedLineOfRun, RatedPrice } from "./rated-line.js";
export { RatedLineReader } from "./rated-line-reader.js";
export { entities as ratingEntities } from "./rating.entities.js";
export { RatingModule } from "./rating.module.js";
export { ReplayRun, type ReplayDifference, type ReplayedRun } from "./replay-run.js";
