import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { parseUsageSearch } from "./usage-search.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/usage",
  component: lazyRouteComponent(() => import("./usage-page.js"), "UsagePage"),
  validateSearch: parseUsageSearch,
});

export const usageRoutes = [listRoute] as const;
