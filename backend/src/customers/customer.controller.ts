import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  IfMatch,
  mapPage,
  pageSchema,
  Requires,
  Responds,
  setEtag,
  type Caller,
  type Page,
} from "../platform/index.js";
import { ArchiveCustomer } from "./archive-customer.js";
import { CreateCustomer } from "./create-customer.js";
import { CustomerReader } from "./customer-reader.js";
import { customerToResponse } from "./customer-response.js";
import {
  customerBody,
  customerListQuery,
  customerParam,
  customerPatch,
  customerResponse,
  type CustomerBody,
  type CustomerListQuery,
  type CustomerPatch,
  type CustomerResponse,
} from "./customers.schemas.js";
import { DeleteCustomer } from "./delete-customer.js";
import { ListCustomers } from "./list-customers.js";
import { UpdateCustomer } from "./update-customer.js";

type CustomerParam = z.infer<typeof customerParam>;

@ApiTags("Customers")
@Controller("v1/customers")
export class CustomerController {
  constructor(
    private readonly database: Database,
    private readonly reader: CustomerReader,
    private readonly createCustomer: CreateCustomer,
    private readonly updateCustomer: UpdateCustomer,
    private readonly archiveCustomer: ArchiveCustomer,
    private readonly deleteCustomer: DeleteCustomer,
    private readonly listCustomers: ListCustomers,
  ) {}

  @Post()
  @ApiOperation({ summary: "Create a customer" })
  @Requires("customers:write")
  @Responds(201, customerResponse, "The customer.")
  async create(
    @Body({ schema: customerBody }) body: CustomerBody,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomerResponse> {
    const customer = await this.createCustomer.execute(caller, body);
    setEtag(reply, customer.version);
    return customerToResponse(customer);
  }

  @Get()
  @ApiOperation({ summary: "List and search customers" })
  @Requires("customers:read")
  @Responds(200, pageSchema(customerResponse), "Newest first.")
  async list(
    @Query({ schema: customerListQuery }) query: CustomerListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<CustomerResponse>> {
    return mapPage(await this.listCustomers.execute(caller, query), customerToResponse);
  }

  @Get(":customer")
  @ApiOperation({ summary: "Read a customer" })
  @Requires("customers:read")
  @Responds(200, customerResponse, "The customer; its version is the ETag.")
  async read(
    @Param({ schema: customerParam }) { customer: reference }: CustomerParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomerResponse> {
    const customer = await this.reader.resolve(this.database.reader, caller.environmentId, reference);
    setEtag(reply, customer.version);
    return customerToResponse(customer);
  }

  @Patch(":customer")
  @ApiOperation({ summary: "Change a customer by a merge patch" })
  @Requires("customers:write")
  @Responds(200, customerResponse, "The customer as it is now.")
  async update(
    @Param({ schema: customerParam }) { customer: reference }: CustomerParam,
    @Body({ schema: customerPatch }) patch: CustomerPatch,
    @IfMatch() ifMatch: number | null,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CustomerResponse> {
    const customer = await this.updateCustomer.execute(caller, reference, patch, ifMatch);
    setEtag(reply, customer.version);
    return customerToResponse(customer);
  }

  @Post(":customer/archive")
  @ApiOperation({ summary: "Archive a customer" })
  @Requires("customers:write")
  @Responds(
    200,
    customerResponse,
    "The customer, archived. Its subscriptions go on until they are cancelled.",
  )
  async archive(
    @Param({ schema: customerParam }) { customer: reference }: CustomerParam,
    @CurrentCaller() caller: Caller,
  ): Promise<CustomerResponse> {
    return customerToResponse(await this.archiveCustomer.execute(caller, reference, true));
  }

  @Post(":customer/restore")
  @ApiOperation({ summary: "Bring an archived customer back" })
  @Requires("customers:write")
  @Responds(200, customerResponse, "The customer, no longer archived.")
  async restore(
    @Param({ schema: customerParam }) { customer: reference }: CustomerParam,
    @CurrentCaller() caller: Caller,
  ): Promise<CustomerResponse> {
    return customerToResponse(await this.archiveCustomer.execute(caller, reference, false));
  }

  @Delete(":customer")
  @ApiOperation({ summary: "Delete a customer that nothing uses" })
  @Requires("customers:write")
  @Responds(204, null, "Deleted. A customer in use answers 409 and says what uses it; archive it instead.")
  async delete(
    @Param({ schema: customerParam }) { customer: reference }: CustomerParam,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.deleteCustomer.execute(caller, reference);
  }
}
