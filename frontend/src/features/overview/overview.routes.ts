import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

export type OverviewSearch = { currency?: string; meter?: string };

const overviewRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./overview-page.js"), "OverviewPage"),
  // `currency` of the amounts and `meter` of the usage chart; without them, those used most.
  validateSearch: ({ currency, meter }: Record<string, unknown>): OverviewSearch => ({
    ...(typeof currency === "string" && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    ...(typeof meter === "string" && meter ? { meter } : {}),
  }),
});

export const overviewRoutes = [overviewRoute] as const;
