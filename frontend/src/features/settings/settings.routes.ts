import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./settings-page.js"), "SettingsPage"),
});

export const settingsRoutes = [listRoute] as const;
