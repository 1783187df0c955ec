import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { environmentRoute } from "../../app/environment-route.js";
import { pageSearch } from "../../app/page-search.js";
import { parseInvoiceSearch, parseInvoicesSearch } from "./invoices-search.js";

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/invoices",
  component: lazyRouteComponent(() => import("./invoices-page.js"), "InvoicesPage"),
  validateSearch: pageSearch(parseInvoicesSearch),
});

const invoiceRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: "/invoices/$invoice",
  component: lazyRouteComponent(() => import("./invoice-page.js"), "InvoicePage"),
  validateSearch: pageSearch(parseInvoiceSearch),
});

export const invoicesRoutes = [listRoute, invoiceRoute] as const;
