import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/developers",
  component: lazyRouteComponent(() => import("./developers-page.js"), "DevelopersPage"),
});

export const developersRoutes = [listRoute] as const;
