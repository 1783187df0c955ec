import { Body, Controller, Get, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  mapPage,
  pageQuery,
  publicId,
  readCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
  type PageQuery,
} from "../platform/index.js";
import { ApproveRefund } from "./approve-refund.js";
import { DisputeRepository } from "./dispute.repository.js";
import { paymentsErrors } from "./payments.errors.js";
import { presentDispute, presentRefund } from "./payments.presenter.js";
import {
  disputePage,
  refundBody,
  refundPage,
  refundParams,
  refundQuery,
  refundSchema,
} from "./payments.schemas.js";
import { RefundRepository } from "./refund.repository.js";
import { RequestRefund } from "./request-refund.js";

@ApiTags("Refunds")
@Controller("v1")
export class RefundController {
  constructor(
    private readonly database: Database,
    private readonly refunds: RefundRepository,
    private readonly disputes: DisputeRepository,
    private readonly requestRefund: RequestRefund,
    private readonly approveRefund: ApproveRefund,
  ) {}

  @Post("refunds")
  @Requires("payments:write")
  @ApiOperation({
    summary: "Refund an invoice, whole or in part",
    description:
      "Above the environment's limit a second person must approve it. Approval issues the credit note. A card gets its money back by the provider; a bank transfer is given back by hand, and the refund records it.",
  })
  @Responds(201, refundSchema, "The refund")
  async request(
    @CurrentCaller() caller: Caller,
    @Body({ schema: refundBody }) body: z.output<typeof refundBody>,
  ) {
    return presentRefund(
      await this.requestRefund.execute(caller, {
        invoiceId: body.invoice,
        amount: body.amount ?? null,
        reason: body.reason,
      }),
    );
  }

  @Get("refunds")
  @Requires("payments:read")
  @ApiOperation({ summary: "List refunds" })
  @Responds(200, refundPage, "Refunds, newest first")
  async list(
    @CurrentCaller() { environmentId }: Caller,
    @Query({ schema: refundQuery }) query: z.output<typeof refundQuery>,
  ) {
    const before = readCursor(query.cursor, 1)?.[0] ?? null;
    const filter = { invoiceId: query.invoice, customerId: query.customer, status: query.status };
    const found = await this.refunds.list(this.database.reader, environmentId, filter, query.limit, before);
    return mapPage(
      toPage(found, query.limit, (refund) => [refund.id]),
      presentRefund,
    );
  }

  @Get("refunds/:id")
  @Requires("payments:read")
  @ApiOperation({ summary: "Read a refund" })
  @Responds(200, refundSchema, "The refund")
  async get(
    @CurrentCaller() { environmentId }: Caller,
    @Param({ schema: refundParams }) { id }: z.output<typeof refundParams>,
  ) {
    const refund = await this.refunds.get(this.database.reader, environmentId, id);
    if (!refund)
      throw paymentsErrors("refund.not_found", {
        detail: `No refund ${publicId("ref", id)} in this environment.`,
      });
    return presentRefund(refund);
  }

  @Post("refunds/:id/approve")
  @Requires("payments:write")
  @ApiOperation({ summary: "Approve a refund that someone else asked for" })
  @Responds(200, refundSchema, "The refund, on its way")
  async approve(
    @CurrentCaller() caller: Caller,
    @Param({ schema: refundParams }) { id }: z.output<typeof refundParams>,
  ) {
    return presentRefund(await this.approveRefund.execute(caller, id));
  }

  @Post("refunds/:id/reject")
  @Requires("payments:write")
  @ApiOperation({ summary: "Reject a refund that someone else asked for" })
  @Responds(200, refundSchema, "The refund, rejected")
  async reject(
    @CurrentCaller() caller: Caller,
    @Param({ schema: refundParams }) { id }: z.output<typeof refundParams>,
  ) {
    return presentRefund(await this.approveRefund.reject(caller, id));
  }

  @Get("disputes")
  @Requires("payments:read")
  @ApiOperation({ summary: "List disputes" })
  @Responds(200, disputePage, "Disputes, newest first")
  async listDisputes(
    @CurrentCaller() { environmentId }: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ) {
    const before = readCursor(query.cursor, 1)?.[0] ?? null;
    const found = await this.disputes.list(this.database.reader, environmentId, query.limit, before);
    return mapPage(
      toPage(found, query.limit, (dispute) => [dispute.id]),
      presentDispute,
    );
  }
}
