import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/collections",
  component: lazyRouteComponent(() => import("./collections-page.js"), "CollectionsPage"),
});

export const collectionsRoutes = [listRoute] as const;
