import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { pageSearch } from "../../app/page-search.js";
import {
  parseCatalogSearch,
  parseMeterSearch,
  parsePlanSearch,
  parseVersionSearch,
} from "./catalog-search.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/catalog",
  component: lazyRouteComponent(() => import("./catalog-page.js"), "CatalogPage"),
  validateSearch: pageSearch(parseCatalogSearch),
});

const planRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/catalog/plans/$plan",
  component: lazyRouteComponent(() => import("./plan-page.js"), "PlanPage"),
  validateSearch: pageSearch(parsePlanSearch),
});

const versionRoute = createRoute({
  getParentRoute: () => environmentRoute,
  // `new` is a version that was not saved yet.
  path: "/catalog/plans/$plan/versions/$version",
  component: lazyRouteComponent(() => import("./editor/version-page.js"), "VersionPage"),
  validateSearch: pageSearch(parseVersionSearch),
});

const meterRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/catalog/meters/$meter",
  component: lazyRouteComponent(() => import("./meter-page.js"), "MeterPage"),
  validateSearch: pageSearch(parseMeterSearch),
});

export const catalogRoutes = [listRoute, planRoute, versionRoute, meterRoute] as const;
