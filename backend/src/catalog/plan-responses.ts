import { publicId } from "../platform/index.js";
import type { Plan, PlanVersion, Price } from "./plan.js";
import type { PlanResponse, PlanVersionResponse } from "./plan.schemas.js";
import type { PriceResponse } from "./price.schemas.js";

/** A version as the API gives it. */
export function planVersionToResponse(version: PlanVersion): PlanVersionResponse {
  const { environmentId: _environment, id, planId, prices, ...visible } = version;
  return {
    id: publicId("plv", id),
    planId: publicId("pln", planId),
    ...visible,
    prices: prices.map(priceToResponse),
  };
}

/** A plan as the API gives it, with its standing version and its draft. */
export function planToResponse(
  plan: Plan,
  latestVersion: PlanVersion | null,
  draft: PlanVersion | null,
): PlanResponse {
  const { environmentId: _environment, id, ...visible } = plan;
  return {
    id: publicId("pln", id),
    ...visible,
    latestVersion: latestVersion && planVersionToResponse(latestVersion),
    draft: draft && planVersionToResponse(draft),
  };
}

function priceToResponse({
  id,
  position: _position,
  templateOptions,
  ruleVersionId,
  ...visible
}: Price): PriceResponse {
  return {
    id: publicId("prc", id),
    ...templateOptions,
    ...visible,
    ruleVersionId: publicId("rul", ruleVersionId),
  };
}
