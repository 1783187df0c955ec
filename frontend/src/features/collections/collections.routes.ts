import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { parseCollectionsSearch } from "./collections-search.js";

const collectionsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/collections",
  component: lazyRouteComponent(() => import("./collections-page.js"), "CollectionsPage"),
  validateSearch: parseCollectionsSearch,
});

export const collectionsRoutes = [collectionsRoute] as const;
