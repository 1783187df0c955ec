import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { parseDevelopersSearch } from "./developers-search.js";

const developersRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/developers",
  component: lazyRouteComponent(() => import("./developers-page.js"), "DevelopersPage"),
  validateSearch: parseDevelopersSearch,
});

export const developersRoutes = [developersRoute] as const;
