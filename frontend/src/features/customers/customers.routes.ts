import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/customers",
  component: lazyRouteComponent(() => import("./customers-page.js"), "CustomersPage"),
});

export const customersRoutes = [listRoute] as const;
