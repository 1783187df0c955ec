import type { Instant } from "@atlas/rules";
import type { UsageByMeter } from "./usage.js";
import type { Watermark } from "./watermark.js";

/** The frozen usage of a closed period; its id is the billing run's. */
export type UsageClose = {
  environmentId: string;
  id: string;
  subscriptionId: string;
  customerId: string;
  planVersionId: string | null;
  revision: number;
  periodStart: Instant;
  periodEnd: Instant;
  meterIds: string[];
  watermark: Watermark;
  usage: UsageByMeter;
  closedAt: Instant;
};
