import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../app/root-route.js";

const hostedInvoiceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pay/$token",
  component: lazyRouteComponent(() => import("./hosted-invoice-page.js"), "HostedInvoicePage"),
});

export const hostedInvoiceRoutes = [hostedInvoiceRoute] as const;
