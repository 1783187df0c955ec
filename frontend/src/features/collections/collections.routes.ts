import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { pageSearch } from "../../app/page-search.js";
import { parseCollectionsSearch } from "./collections-search.js";

const collectionsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/collections",
  component: lazyRouteComponent(() => import("./collections-page.js"), "CollectionsPage"),
  validateSearch: pageSearch(parseCollectionsSearch),
});

export const collectionsRoutes = [collectionsRoute] as const;
