import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { pageSearch } from "../../app/page-search.js";
import { parseUsageSearch } from "./usage-search.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/usage",
  component: lazyRouteComponent(() => import("./usage-page.js"), "UsagePage"),
  validateSearch: pageSearch(parseUsageSearch),
});

export const usageRoutes = [listRoute] as const;
