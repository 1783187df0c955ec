import type { Type } from "@nestjs/common";
import { AnalyticsModule } from "./analytics/index.js";
import { AuditModule } from "./audit/index.js";
import { BillingModule } from "./billing/index.js";
import { CatalogModule } from "./catalog/index.js";
import { CollectionsModule } from "./collections/index.js";
import { CustomersModule } from "./customers/index.js";
import { IdentityModule } from "./identity/index.js";
import { InvoicingModule } from "./invoicing/index.js";
import { LedgerModule } from "./ledger/index.js";
import { MeteringModule } from "./metering/index.js";
import { NotificationsModule } from "./notifications/index.js";
import { PaymentsModule } from "./payments/index.js";
import { PortalModule } from "./portal/index.js";
import { RatingModule } from "./rating/index.js";
import { SubscriptionsModule } from "./subscriptions/index.js";
import { TaxModule } from "./tax/index.js";

/** The bounded contexts in import order (docs/architecture.md). */
export const contexts: Type[] = [
  AuditModule,
  NotificationsModule,
  IdentityModule,
  CatalogModule,
  CustomersModule,
  TaxModule,
  SubscriptionsModule,
  MeteringModule,
  RatingModule,
  LedgerModule,
  InvoicingModule,
  PaymentsModule,
  CollectionsModule,
  BillingModule,
  AnalyticsModule,
  PortalModule,
];
