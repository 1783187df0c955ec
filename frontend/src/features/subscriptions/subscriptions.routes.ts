import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { pageSearch } from "../../app/page-search.js";
import { parseSubscriptionSearch, parseSubscriptionsSearch } from "./subscriptions-search.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/subscriptions",
  component: lazyRouteComponent(() => import("./subscriptions-page.js"), "SubscriptionsPage"),
  validateSearch: pageSearch(parseSubscriptionsSearch),
});

const subscriptionRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/subscriptions/$subscription",
  component: lazyRouteComponent(() => import("./subscription-page.js"), "SubscriptionPage"),
  validateSearch: pageSearch(parseSubscriptionSearch),
});

export const subscriptionsRoutes = [listRoute, subscriptionRoute] as const;
