import { Body, Controller, Get, Param, Patch, Post, Query, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  IfMatch,
  pageSchema,
  Requires,
  Responds,
  setEtag,
  type Caller,
  type Page,
} from "../platform/index.js";
import { CreateSubscription } from "./create-subscription.js";
import { ListSubscriptions } from "./list-subscriptions.js";
import { PresentSubscriptions } from "./present-subscriptions.js";
import type { Subscription } from "./subscription.js";
import { SubscriptionReader } from "./subscription-reader.js";
import {
  subscriptionBody,
  subscriptionListQuery,
  subscriptionParam,
  subscriptionPatch,
  subscriptionResponse,
  type SubscriptionBody,
  type SubscriptionListQuery,
  type SubscriptionPatch,
  type SubscriptionResponse,
} from "./subscriptions.schemas.js";
import { UpdateSubscription } from "./update-subscription.js";

type SubscriptionParam = z.infer<typeof subscriptionParam>;

@ApiTags("Subscriptions")
@Controller("v1/subscriptions")
export class SubscriptionController {
  constructor(
    private readonly database: Database,
    private readonly reader: SubscriptionReader,
    private readonly presenter: PresentSubscriptions,
    private readonly createSubscription: CreateSubscription,
    private readonly updateSubscription: UpdateSubscription,
    private readonly listSubscriptions: ListSubscriptions,
  ) {}

  @Post()
  @ApiOperation({ summary: "Put a customer on a plan" })
  @Requires("subscriptions:write")
  @Responds(201, subscriptionResponse, "The subscription.")
  async create(
    @Body({ schema: subscriptionBody }) body: SubscriptionBody,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionResponse> {
    return this.answer(reply, await this.createSubscription.execute(caller, body));
  }

  @Get()
  @ApiOperation({ summary: "List subscriptions" })
  @Requires("subscriptions:read")
  @Responds(200, pageSchema(subscriptionResponse), "Newest first.")
  async list(
    @Query({ schema: subscriptionListQuery }) query: SubscriptionListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<SubscriptionResponse>> {
    const page = await this.listSubscriptions.execute(caller, query);
    return { ...page, data: await this.presenter.execute(caller.environmentId, page.data) };
  }

  @Get(":subscription")
  @ApiOperation({ summary: "Read a subscription" })
  @Requires("subscriptions:read")
  @Responds(200, subscriptionResponse, "The subscription; its version is the ETag.")
  async read(
    @Param({ schema: subscriptionParam }) { subscription: reference }: SubscriptionParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionResponse> {
    return this.answer(
      reply,
      await this.reader.resolve(this.database.reader, caller.environmentId, reference),
    );
  }

  @Patch(":subscription")
  @ApiOperation({ summary: "Change external id and metadata" })
  @Requires("subscriptions:write")
  @Responds(200, subscriptionResponse, "The subscription as it is now.")
  async update(
    @Param({ schema: subscriptionParam }) { subscription: reference }: SubscriptionParam,
    @Body({ schema: subscriptionPatch }) patch: SubscriptionPatch,
    @IfMatch() ifMatch: number | null,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubscriptionResponse> {
    return this.answer(reply, await this.updateSubscription.execute(caller, reference, patch, ifMatch));
  }

  private async answer(reply: FastifyReply, subscription: Subscription): Promise<SubscriptionResponse> {
    setEtag(reply, subscription.version);
    return this.presenter.one(subscription);
  }
}
