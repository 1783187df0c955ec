import type { CollectionActivities } from "@atlas/workflows/contracts";
import { Injectable, type OnModuleInit } from "@nestjs/common";
import { ActivityRegistry, asActivity } from "../platform/index.js";
import { ChargeCase } from "./charge-case.js";
import { NextStep } from "./next-step.js";

/** What the workflow `collectPayment` may ask of collections. */
@Injectable()
export class CollectionsActivities implements OnModuleInit {
  constructor(
    private readonly registry: ActivityRegistry,
    private readonly nextStep: NextStep,
    private readonly chargeCase: ChargeCase,
  ) {}

  onModuleInit(): void {
    const activities: CollectionActivities = {
      nextCollectionStep: ({ environmentId, invoiceId }) =>
        asActivity(() => this.nextStep.execute(environmentId, invoiceId)),
      chargeForCollection: ({ environmentId, invoiceId }) =>
        asActivity(() => this.chargeCase.execute(environmentId, invoiceId)),
    };
    this.registry.register(activities);
  }
}
