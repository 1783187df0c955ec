import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { given, pageSearch, text } from "../../app/page-search.js";

/** Which advance is looked at; without it, the one that runs, else the last. */
export type TimeMachineSearch = { advance?: string };

const timeMachineRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/time-machine",
  component: lazyRouteComponent(() => import("./time-machine-page.js"), "TimeMachinePage"),
  validateSearch: pageSearch(({ advance }): TimeMachineSearch => given({ advance: text(advance) })),
});

export const timeMachineRoutes = [timeMachineRoute] as const;
