import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/invoices",
  component: lazyRouteComponent(() => import("./invoices-page.js"), "InvoicesPage"),
});

export const invoicesRoutes = [listRoute] as const;
