import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { catalogRoutes } from "../features/catalog/catalog.routes.js";
import { collectionsRoutes } from "../features/collections/collections.routes.js";
import { customersRoutes } from "../features/customers/customers.routes.js";
import { developersRoutes } from "../features/developers/developers.routes.js";
import { hostedInvoiceRoutes } from "../features/hosted-invoice/hosted-invoice.routes.js";
import { invoicesRoutes } from "../features/invoices/invoices.routes.js";
import { overviewRoutes } from "../features/overview/overview.routes.js";
import { settingsRoutes } from "../features/settings/settings.routes.js";
import { subscriptionsRoutes } from "../features/subscriptions/subscriptions.routes.js";
import { timeMachineRoutes } from "../features/time-machine/time-machine.routes.js";
import { usageRoutes } from "../features/usage/usage.routes.js";
import { publicRoutes, signedInRoutes } from "../session/session.routes.js";
import { authenticatedRoute } from "./authenticated-route.js";
import { environmentRoute } from "./environment-route.js";
import { PageError } from "./page-error.js";
import { rootRoute } from "./root-route.js";
import { WithToasts } from "./toasts.js";

const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  ...hostedInvoiceRoutes,
  authenticatedRoute.addChildren([
    ...signedInRoutes,
    environmentRoute.addChildren([
      ...overviewRoutes,
      ...customersRoutes,
      ...subscriptionsRoutes,
      ...usageRoutes,
      ...invoicesRoutes,
      ...collectionsRoutes,
      ...catalogRoutes,
      ...developersRoutes,
      ...settingsRoutes,
      ...timeMachineRoutes,
    ]),
  ]),
]);

/** The app's addresses. Each feature states its own in `<feature>.routes.ts`. */
export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultErrorComponent: PageError,
    // Toasts hold links, and stay while pages change and fail.
    InnerWrap: WithToasts,
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultPendingMs: 200,
  });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
  interface HistoryState {
    /** The address that was typed at the login before the password turned out to be forgotten. */
    email?: string;
  }
}
