import { Body, Controller, Delete, Param, Post } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, Requires, Responds, type Caller } from "../platform/index.js";
import { CancelSubscription } from "./cancel-subscription.js";
import { ChangePlan } from "./change-plan.js";
import { PresentSubscriptions } from "./present-subscriptions.js";
import {
  cancelBody,
  changePlanBody,
  subscriptionParam,
  subscriptionResponse,
  type CancelBody,
  type ChangePlanBody,
  type SubscriptionResponse,
} from "./subscriptions.schemas.js";
import { WithdrawChange } from "./withdraw-change.js";

type SubscriptionParam = z.infer<typeof subscriptionParam>;

@ApiTags("Subscriptions")
@Controller("v1/subscriptions/:subscription")
export class SubscriptionChangeController {
  constructor(
    private readonly presenter: PresentSubscriptions,
    private readonly changePlan: ChangePlan,
    private readonly cancelSubscription: CancelSubscription,
    private readonly withdrawChange: WithdrawChange,
  ) {}

  @Post("change-plan")
  @ApiOperation({ summary: "Move to another plan or version at the next boundary" })
  @Requires("subscriptions:write")
  @Responds(200, subscriptionResponse, "The subscription with its pending change.")
  async change(
    @Param({ schema: subscriptionParam }) { subscription }: SubscriptionParam,
    @Body({ schema: changePlanBody }) body: ChangePlanBody,
    @CurrentCaller() caller: Caller,
  ): Promise<SubscriptionResponse> {
    return this.presenter.one(await this.changePlan.execute(caller, subscription, body));
  }

  @Post("cancel")
  @ApiOperation({ summary: "Cancel now or at the period's end" })
  @Requires("subscriptions:write")
  @Responds(200, subscriptionResponse, "The subscription with its end.")
  async cancel(
    @Param({ schema: subscriptionParam }) { subscription }: SubscriptionParam,
    @Body({ schema: cancelBody }) { at }: CancelBody,
    @CurrentCaller() caller: Caller,
  ): Promise<SubscriptionResponse> {
    return this.presenter.one(await this.cancelSubscription.execute(caller, subscription, at));
  }

  @Delete("pending-change")
  @ApiOperation({ summary: "Take back a change or a cancellation that is still to come" })
  @Requires("subscriptions:write")
  @Responds(200, subscriptionResponse, "The subscription without the change.")
  async withdraw(
    @Param({ schema: subscriptionParam }) { subscription }: SubscriptionParam,
    @CurrentCaller() caller: Caller,
  ): Promise<SubscriptionResponse> {
    return this.presenter.one(await this.withdrawChange.execute(caller, subscription));
  }
}
