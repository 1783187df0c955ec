import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/catalog",
  component: lazyRouteComponent(() => import("./catalog-page.js"), "CatalogPage"),
});

export const catalogRoutes = [listRoute] as const;
