import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { pageSearch } from "../../app/page-search.js";
import { parseSettingsSearch } from "./settings-search.js";

const settingsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./settings-page.js"), "SettingsPage"),
  validateSearch: pageSearch(parseSettingsSearch),
});

export const settingsRoutes = [settingsRoute] as const;
