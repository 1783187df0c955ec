import { Body, Controller, Delete, Get, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CustomerReader } from "../customers/index.js";
import {
  CurrentCaller,
  Database,
  mapPage,
  pageQuery,
  readCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
  type PageQuery,
} from "../platform/index.js";
import { AddPaymentMethod } from "./add-payment-method.js";
import { ManagePaymentMethod } from "./manage-payment-method.js";
import { PaymentMethodRepository } from "./payment-method.repository.js";
import { presentMethod } from "./payments.presenter.js";
import { customerParams, methodBody, methodPage, methodParams, methodSchema } from "./payments.schemas.js";

@ApiTags("Payment methods")
@Controller("v1/customers/:customer/payment-methods")
export class PaymentMethodController {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly methods: PaymentMethodRepository,
    private readonly addMethod: AddPaymentMethod,
    private readonly manageMethod: ManagePaymentMethod,
  ) {}

  @Post()
  @Requires("payments:write")
  @ApiOperation({
    summary: "Add a card",
    description: "It becomes the default; open invoices whose collection waits are tried with it at once.",
  })
  @Responds(201, methodSchema, "The card, as it may be shown")
  async add(
    @CurrentCaller() caller: Caller,
    @Param({ schema: customerParams }) { customer }: z.output<typeof customerParams>,
    @Body({ schema: methodBody }) { token }: z.output<typeof methodBody>,
  ) {
    return presentMethod(await this.addMethod.execute(caller, customer, token));
  }

  @Get()
  @Requires("payments:read")
  @ApiOperation({ summary: "List a customer's cards" })
  @Responds(200, methodPage, "Cards, newest first")
  async list(
    @CurrentCaller() { environmentId }: Caller,
    @Param({ schema: customerParams }) params: z.output<typeof customerParams>,
    @Query({ schema: pageQuery }) query: PageQuery,
  ) {
    const tx = this.database.reader;
    const customer = await this.customers.resolve(tx, environmentId, params.customer);
    const before = readCursor(query.cursor, 1)?.[0] ?? null;
    const found = await this.methods.list(tx, environmentId, customer.id, query.limit, before);
    return mapPage(
      toPage(found, query.limit, (method) => [method.id]),
      presentMethod,
    );
  }

  @Post(":id/make-default")
  @Requires("payments:write")
  @ApiOperation({ summary: "Charge this card by default" })
  @Responds(200, methodSchema, "The card")
  async makeDefault(
    @CurrentCaller() caller: Caller,
    @Param({ schema: methodParams }) { customer, id }: z.output<typeof methodParams>,
  ) {
    return presentMethod(
      await this.manageMethod.makeDefault(caller, await this.customerId(caller, customer), id),
    );
  }

  @Delete(":id")
  @Requires("payments:write")
  @ApiOperation({ summary: "Take a card away" })
  @Responds(204, null, "It is not charged any more")
  async detach(
    @CurrentCaller() caller: Caller,
    @Param({ schema: methodParams }) { customer, id }: z.output<typeof methodParams>,
  ): Promise<void> {
    await this.manageMethod.detach(caller, await this.customerId(caller, customer), id);
  }

  private async customerId({ environmentId }: Caller, reference: string): Promise<string> {
    return (await this.customers.resolve(this.database.reader, environmentId, reference)).id;
  }
}
