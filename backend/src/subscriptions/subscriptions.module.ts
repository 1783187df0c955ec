import { Module } from "@nestjs/common";
import { CatalogModule } from "../catalog/index.js";
import { CustomersModule } from "../customers/index.js";
import { ApplyBoundary } from "./apply-boundary.js";
import { CancelSubscription } from "./cancel-subscription.js";
import { ChangePlan } from "./change-plan.js";
import { ChoosePlanVersion } from "./choose-plan-version.js";
import { CreateSubscription } from "./create-subscription.js";
import { ListSubscriptions } from "./list-subscriptions.js";
import { PresentSubscriptions } from "./present-subscriptions.js";
import { SubscriptionChangeController } from "./subscription-change.controller.js";
import { SubscriptionController } from "./subscription.controller.js";
import { SubscriptionPlanRepository } from "./subscription-plan.repository.js";
import { SubscriptionReader } from "./subscription-reader.js";
import { SubscriptionRepository } from "./subscription.repository.js";
import { UpdateSubscription } from "./update-subscription.js";
import { WithdrawChange } from "./withdraw-change.js";

@Module({
  imports: [CatalogModule, CustomersModule],
  controllers: [SubscriptionController, SubscriptionChangeController],
  providers: [
    SubscriptionRepository,
    SubscriptionPlanRepository,
    SubscriptionReader,
    PresentSubscriptions,
    ChoosePlanVersion,
    CreateSubscription,
    UpdateSubscription,
    ListSubscriptions,
    ChangePlan,
    CancelSubscription,
    WithdrawChange,
    ApplyBoundary,
  ],
  exports: [SubscriptionReader, ApplyBoundary],
})
export class SubscriptionsModule {}
