import { MeterEntity } from "./meter.entity.js";
import { PlanVersionEntity } from "./plan-version.entity.js";
import { PlanEntity } from "./plan.entity.js";
import { PriceEntity, PriceMeterEntity } from "./price.entity.js";
import { RuleVersionEntity } from "./rule-version.entity.js";

/** Every table of this context. */
export const catalogEntities = [
  MeterEntity,
  PlanEntity,
  PlanVersionEntity,
  PriceEntity,
  PriceMeterEntity,
  RuleVersionEntity,
];
