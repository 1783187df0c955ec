import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { pageSearch } from "../../app/page-search.js";
import { parseCustomerSearch, parseCustomersSearch } from "./customers-search.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/customers",
  component: lazyRouteComponent(() => import("./customers-page.js"), "CustomersPage"),
  validateSearch: pageSearch(parseCustomersSearch),
});

const customerRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/customers/$customer",
  component: lazyRouteComponent(() => import("./customer-page.js"), "CustomerPage"),
  validateSearch: pageSearch(parseCustomerSearch),
});

export const customersRoutes = [listRoute, customerRoute] as const;
