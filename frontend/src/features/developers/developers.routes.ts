import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { pageSearch } from "../../app/page-search.js";
import { parseDevelopersSearch } from "./developers-search.js";

const developersRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/developers",
  component: lazyRouteComponent(() => import("./developers-page.js"), "DevelopersPage"),
  validateSearch: pageSearch(parseDevelopersSearch),
});

export const developersRoutes = [developersRoute] as const;
