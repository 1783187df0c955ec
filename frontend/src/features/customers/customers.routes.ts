import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { parseCustomerSearch, parseCustomersSearch } from "./customers-search.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/customers",
  component: lazyRouteComponent(() => import("./customers-page.js"), "CustomersPage"),
  validateSearch: parseCustomersSearch,
});

const customerRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/customers/$customer",
  component: lazyRouteComponent(() => import("./customer-page.js"), "CustomerPage"),
  validateSearch: parseCustomerSearch,
});

export const customersRoutes = [listRoute, customerRoute] as const;
