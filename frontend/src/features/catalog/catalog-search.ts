import { flag, given, month, oneOf, text } from "../../app/page-search.js";

// What the addresses of the catalog say; what means nothing is left out.
export type Archived = "only" | "include";
export type CatalogSearch = { tab?: "meters"; search?: string; archived?: Archived; create?: true };
export type PlanSearch = { compare?: string; version?: string };
export type VersionSearch = {
  price?: string;
  preview?: "bill" | "checks";
  customer?: string;
  period?: "last";
  /** The question before publishing is open. */
  publish?: true;
};
export type MeterSearch = { customer?: string; month?: string };

export const parseCatalogSearch = (search: Record<string, unknown>): CatalogSearch =>
  given({
    tab: oneOf(["meters"] as const, search["tab"]),
    search: text(search["search"]),
    archived: oneOf(["only", "include"] as const, search["archived"]),
    create: flag(search["create"]),
  });

/** `compare` names two versions, `1..2`; `version` the one whose prices and subscriptions are shown. */
export const parsePlanSearch = ({ compare, version }: Record<string, unknown>): PlanSearch =>
  given({
    compare: typeof compare === "string" && /^\d+\.\.\d+$/.test(compare) ? compare : undefined,
    version: text(version),
  });

export const parseVersionSearch = (search: Record<string, unknown>): VersionSearch =>
  given({
    price: text(search["price"]),
    preview: oneOf(["bill", "checks"] as const, search["preview"]),
    customer: text(search["customer"]),
    period: oneOf(["last"] as const, search["period"]),
    publish: flag(search["publish"]),
  });

export const parseMeterSearch = (search: Record<string, unknown>): MeterSearch =>
  given({ customer: text(search["customer"]), month: month(search["month"]) });
