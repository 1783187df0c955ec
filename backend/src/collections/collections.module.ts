import { Module } from "@nestjs/common";
import { AuditModule } from "../audit/index.js";
import { CustomersModule } from "../customers/index.js";
import { IdentityModule } from "../identity/index.js";
import { InvoicingModule } from "../invoicing/index.js";
import { NotificationsModule } from "../notifications/index.js";
import { PaymentsModule } from "../payments/index.js";
import { CarryOutStep } from "./carry-out-step.js";
import { ChargeCase } from "./charge-case.js";
import { CollectionCaseController } from "./collection-case.controller.js";
import { CollectionCaseRepository } from "./collection-case.repository.js";
import { CollectionFlowController } from "./collection-flow.controller.js";
import { CollectionFlowRepository } from "./collection-flow.repository.js";
import { CollectionsActivities } from "./collections.activities.js";
import { CollectionsEventHandlers } from "./collections-event-handlers.js";
import { NextStep } from "./next-step.js";
import { OpenCase } from "./open-case.js";
import { ReconcileCases } from "./reconcile-cases.js";
import { SendCollectionMail } from "./send-collection-mail.js";
import { SteerCase } from "./steer-case.js";
import { WakeCollection } from "./wake-collection.js";

@Module({
  imports: [
    AuditModule,
    CustomersModule,
    IdentityModule,
    InvoicingModule,
    NotificationsModule,
    PaymentsModule,
  ],
  controllers: [CollectionCaseController, CollectionFlowController],
  providers: [
    CarryOutStep,
    ChargeCase,
    CollectionCaseRepository,
    CollectionFlowRepository,
    CollectionsActivities,
    CollectionsEventHandlers,
    NextStep,
    OpenCase,
    ReconcileCases,
    SendCollectionMail,
    SteerCase,
    WakeCollection,
  ],
  exports: [ReconcileCases],
})
export class CollectionsModule {}
