import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { currencyCode, given, pageSearch, text } from "../../app/page-search.js";

export type OverviewSearch = { currency?: string; meter?: string };

const overviewRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./overview-page.js"), "OverviewPage"),
  // `currency` of the amounts and `meter` of the usage chart; without them, those used most.
  validateSearch: pageSearch(({ currency, meter }): OverviewSearch =>
    given({ currency: currencyCode(currency), meter: text(meter) }),
  ),
});

export const overviewRoutes = [overviewRoute] as const;
