// The door of the rating context.
export type { RatedAmounts, RatedKind, RatedLine, RatedLineOfRun, RatedPrice } from "./rated-line.js";
export { RatedLineReader } from "./rated-line-reader.js";
export { entities as ratingEntities } from "./rating.entities.js";
