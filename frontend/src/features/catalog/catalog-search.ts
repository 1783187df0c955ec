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

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;
const only = <Value>(name: string, value: Value | undefined): object =>
  value === undefined ? {} : { [name]: value };

export const parseCatalogSearch = ({
  tab,
  search,
  archived,
  create,
}: Record<string, unknown>): CatalogSearch => ({
  ...(tab === "meters" ? { tab } : {}),
  ...only("search", text(search)),
  ...(archived === "only" || archived === "include" ? { archived } : {}),
  ...(create === true ? { create } : {}),
});

/** `compare` names two versions, `1..2`; `version` the one whose prices and subscriptions are shown. */
export const parsePlanSearch = ({ compare, version }: Record<string, unknown>): PlanSearch => ({
  ...(typeof compare === "string" && /^\d+\.\.\d+$/.test(compare) ? { compare } : {}),
  ...only("version", text(version)),
});

export const parseVersionSearch = ({
  price,
  preview,
  customer,
  period,
  publish,
}: Record<string, unknown>): VersionSearch => ({
  ...only("price", text(price)),
  ...(preview === "bill" || preview === "checks" ? { preview } : {}),
  ...only("customer", text(customer)),
  ...(period === "last" ? { period } : {}),
  ...(publish === true ? { publish } : {}),
});

export const parseMeterSearch = ({ customer, month }: Record<string, unknown>): MeterSearch => ({
  ...only("customer", text(customer)),
  ...(typeof month === "string" && /^\d{4}-\d{2}$/.test(month) ? { month } : {}),
});
