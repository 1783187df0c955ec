import { catalogRoutes } from "./routes/catalog-routes.js";
import { collectionsRoutes } from "./routes/collections-routes.js";
import { customersRoutes } from "./routes/customers-routes.js";
import { invoicesRoutes } from "./routes/invoices-routes.js";
import { meteringRoutes } from "./routes/metering-routes.js";
import { peopleAndMailsRoutes } from "./routes/people-and-mails-routes.js";
import type { RouteRequests } from "./routes/names.js";

export type { Named, RouteRequests } from "./routes/names.js";

/** What an API key may ask, route by route. A route that is missing here fails the walk. */
export const KEY_ROUTES: Record<string, RouteRequests> = {
  ...peopleAndMailsRoutes,
  ...catalogRoutes,
  ...customersRoutes,
  ...meteringRoutes,
  ...invoicesRoutes,
  ...collectionsRoutes,
};

/** Routes that need no caller: their request proves itself by a token or a signature. */
export const PUBLIC_ROUTES = new Set([
  "POST /v1/session",
  "POST /v1/password-resets",
  "POST /v1/password-resets/complete",
  "POST /v1/invitations/preview",
  "POST /v1/invitations/accept",
  "POST /v1/provider-webhooks/{provider}",
  "GET /v1/hosted-invoices/{token}",
  "GET /v1/hosted-invoices/{token}/pdf",
  "POST /v1/hosted-invoices/{token}/pay",
]);
