import type {
  MeterListResponse,
  PlanListResponse,
  PlanVersionCreateData,
  PlanVersionReadResponse,
} from "../../api/generated/index.js";

export type Plan = PlanListResponse["data"][number];
export type Meter = MeterListResponse["data"][number];
export type PlanVersion = PlanVersionReadResponse;
export type Price = PlanVersion["prices"][number];
export type VersionBody = PlanVersionCreateData["body"];
export type PriceBody = VersionBody["prices"][number];

/** What a period is called after "per": `per month`. */
export const intervalNames: Readonly<Record<PlanVersion["interval"], string>> = {
  day: "day",
  week: "week",
  month: "month",
  quarter: "quarter",
  half_year: "half year",
  year: "year",
};

/** What a row's `If-Match` says, so that a change made meanwhile is not overwritten. */
export const ifMatch = (version: number): { "If-Match": string } => ({ "If-Match": `"${version}"` });
