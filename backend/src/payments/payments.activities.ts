import type { RefundActivities } from "@atlas/workflows/contracts";
import { Injectable, type OnModuleInit } from "@nestjs/common";
import { ActivityRegistry, asActivity } from "../platform/index.js";
import { SendRefund } from "./send-refund.js";

/** What the workflow `refund` may ask of payments. */
@Injectable()
export class PaymentsActivities implements OnModuleInit {
  constructor(
    private readonly registry: ActivityRegistry,
    private readonly sendRefund: SendRefund,
  ) {}

  onModuleInit(): void {
    const activities: RefundActivities = {
      sendRefund: ({ environmentId, refundId }) =>
        asActivity(() => this.sendRefund.execute(environmentId, refundId)),
    };
    this.registry.register(activities);
  }
}
