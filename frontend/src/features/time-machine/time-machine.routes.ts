import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/time-machine",
  component: lazyRouteComponent(() => import("./time-machine-page.js"), "TimeMachinePage"),
});

export const timeMachineRoutes = [listRoute] as const;
