import type { Instant } from "@atlas/rules";

/** A customer's own parameters of a plan's price; ids are uuids. They hold for every version of the plan with that price. */
export type PriceOverride = {
  environmentId: string;
  customerId: string;
  planId: string;
  priceKey: string;
  /** Replace the price's parameters of the same names; the others stay. */
  params: Record<string, unknown>;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
};

/** A price's parameters for a customer. `({ unitAmount: "3", per: "1" }, { unitAmount: "2" })` is `{ unitAmount: "2", per: "1" }`. */
export const withOverride = (
  params: Record<string, unknown>,
  override: Record<string, unknown> | undefined,
): Record<string, unknown> => ({ ...params, ...override });
