import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

export type Archived = "only" | "include";
export type CatalogSearch = { tab?: "meters"; search?: string; archived?: Archived; create?: true };
export type PlanSearch = { compare?: string; version?: string };
export type VersionSearch = {
  price?: string;
  preview?: "bill" | "checks";
  customer?: string;
  period?: "last";
};
export type MeterSearch = { customer?: string; month?: string };

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;
const only = <Value>(name: string, value: Value | undefined): object =>
  value === undefined ? {} : { [name]: value };

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/catalog",
  component: lazyRouteComponent(() => import("./catalog-page.js"), "CatalogPage"),
  validateSearch: ({ tab, search, archived, create }: Record<string, unknown>): CatalogSearch => ({
    ...(tab === "meters" ? { tab } : {}),
    ...only("search", text(search)),
    ...(archived === "only" || archived === "include" ? { archived } : {}),
    ...(create === true ? { create } : {}),
  }),
});

const planRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/catalog/plans/$plan",
  component: lazyRouteComponent(() => import("./plan-page.js"), "PlanPage"),
  // `compare` names two versions, `1..2`; `version` the one whose prices and subscriptions are shown.
  validateSearch: ({ compare, version }: Record<string, unknown>): PlanSearch => ({
    ...(typeof compare === "string" && /^\d+\.\.\d+$/.test(compare) ? { compare } : {}),
    ...only("version", text(version)),
  }),
});

const versionRoute = createRoute({
  getParentRoute: () => environmentRoute,
  // `new` is a version that was not saved yet.
  path: "/catalog/plans/$plan/versions/$version",
  component: lazyRouteComponent(() => import("./editor/version-page.js"), "VersionPage"),
  validateSearch: ({ price, preview, customer, period }: Record<string, unknown>): VersionSearch => ({
    ...only("price", text(price)),
    ...(preview === "bill" || preview === "checks" ? { preview } : {}),
    ...only("customer", text(customer)),
    ...(period === "last" ? { period } : {}),
  }),
});

const meterRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/catalog/meters/$meter",
  component: lazyRouteComponent(() => import("./meter-page.js"), "MeterPage"),
  validateSearch: ({ customer, month }: Record<string, unknown>): MeterSearch => ({
    ...only("customer", text(customer)),
    ...(typeof month === "string" && /^\d{4}-\d{2}$/.test(month) ? { month } : {}),
  }),
});

export const catalogRoutes = [listRoute, planRoute, versionRoute, meterRoute] as const;
