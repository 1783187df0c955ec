import { auditEntities } from "./audit/index.js";
import { billingEntities } from "./billing/index.js";
import { catalogEntities } from "./catalog/index.js";
import { collectionsEntities } from "./collections/index.js";
import { customersEntities } from "./customers/index.js";
import { identityEntities } from "./identity/index.js";
import { invoicingEntities } from "./invoicing/index.js";
import { ledgerEntities } from "./ledger/index.js";
import { meteringEntities } from "./metering/index.js";
import { notificationsEntities } from "./notifications/index.js";
import { paymentsEntities } from "./payments/index.js";
import { platformEntities } from "./platform/index.js";
import { ratingEntities } from "./rating/index.js";
import { subscriptionsEntities } from "./subscriptions/index.js";
import { taxEntities } from "./tax/index.js";

/** One entity per table; the drift check compares them with the migrated database. */
export const entities = [
  ...platformEntities,
  ...auditEntities,
  ...notificationsEntities,
  ...identityEntities,
  ...catalogEntities,
  ...customersEntities,
  ...taxEntities,
  ...subscriptionsEntities,
  ...meteringEntities,
  ...ratingEntities,
  ...ledgerEntities,
  ...invoicingEntities,
  ...paymentsEntities,
  ...collectionsEntities,
  ...billingEntities,
];
