import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/subscriptions",
  component: lazyRouteComponent(() => import("./subscriptions-page.js"), "SubscriptionsPage"),
});

export const subscriptionsRoutes = [listRoute] as const;
