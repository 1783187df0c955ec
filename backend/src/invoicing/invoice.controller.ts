import { Body, Controller, Get, Param, Post, Query, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import {
  CurrentCaller,
  IfMatch,
  mapPage,
  Requires,
  Responds,
  setEtag,
  type Caller,
} from "../platform/index.js";
import { ApproveInvoice } from "./approve-invoice.js";
import { presentInvoice, presentSummary } from "./invoicing.presenter.js";
import {
  invoiceListQuery,
  invoicePageSchema,
  invoiceParams,
  invoiceQuery,
  invoiceSchema,
  voidSchema,
} from "./invoicing.schemas.js";
import { ListInvoices } from "./list-invoices.js";
import { ReadInvoice } from "./read-invoice.js";
import { VoidInvoice } from "./void-invoice.js";

type Params = z.infer<typeof invoiceParams>;

@ApiTags("Invoices")
@Controller("v1/invoices")
export class InvoiceController {
  constructor(
    private readonly listInvoices: ListInvoices,
    private readonly readInvoice: ReadInvoice,
    private readonly approveInvoice: ApproveInvoice,
    private readonly voidInvoice: VoidInvoice,
  ) {}

  @Get()
  @ApiOperation({ summary: "List invoices" })
  @Requires("invoices:read")
  @Responds(200, invoicePageSchema, "Invoices, newest first.")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: invoiceListQuery }) query: z.infer<typeof invoiceListQuery>,
  ): Promise<z.infer<typeof invoicePageSchema>> {
    const page = await this.listInvoices.execute(caller.environmentId, query);
    return mapPage(page, presentSummary);
  }

  @Get(":id")
  @ApiOperation({ summary: "Read an invoice" })
  @Requires("invoices:read")
  @Responds(200, invoiceSchema, "The invoice with its lines, issues and document.")
  async get(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invoiceParams }) { id }: Params,
    @Query({ schema: invoiceQuery }) { expand }: z.infer<typeof invoiceQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof invoiceSchema>> {
    return this.shown(caller, id, reply, expand === "trace");
  }

  @Post(":id/finalize")
  @ApiOperation({ summary: "Approve a draft" })
  @Requires("invoices:write")
  @Responds(200, invoiceSchema, "The approved draft; its billing run goes on to finalize and charge it.")
  async approve(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invoiceParams }) { id }: Params,
    @IfMatch() version: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof invoiceSchema>> {
    await this.approveInvoice.execute(caller.environmentId, id, { version, actor: caller.actor });
    return this.shown(caller, id, reply);
  }

  @Post(":id/void")
  @ApiOperation({ summary: "Void an unpaid invoice or a draft" })
  @Requires("invoices:write")
  @Responds(200, invoiceSchema, "The voided invoice: nothing of it is owed any more.")
  async void(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invoiceParams }) { id }: Params,
    @Body({ schema: voidSchema }) { reason }: z.infer<typeof voidSchema>,
    @IfMatch() version: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof invoiceSchema>> {
    await this.voidInvoice.execute(caller.environmentId, id, { reason, version, actor: caller.actor });
    return this.shown(caller, id, reply);
  }

  private async shown(caller: Caller, id: string, reply: FastifyReply, withTrace = false) {
    const detail = await this.readInvoice.execute(caller.environmentId, id, withTrace);
    setEtag(reply, detail.invoice.version);
    return presentInvoice(detail);
  }
}
