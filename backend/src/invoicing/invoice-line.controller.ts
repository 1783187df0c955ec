import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import { CurrentCaller, IfMatch, Requires, Responds, setEtag, type Caller } from "../platform/index.js";
import { AddLine } from "./add-line.js";
import { EditLine } from "./edit-line.js";
import { presentLine } from "./invoice-line.presenter.js";
import { linesSchema, oneOffSchema, type OneOffBody } from "./invoice-line.schemas.js";
import { presentInvoice } from "./invoicing.presenter.js";
import { invoiceParams, invoiceQuery, invoiceSchema, lineParams } from "./invoicing.schemas.js";
import type { OneOffTerms } from "./one-off-amounts.js";
import { ReadInvoice } from "./read-invoice.js";
import { RemoveLine } from "./remove-line.js";

type InvoiceParams = z.infer<typeof invoiceParams>;
type LineParams = z.infer<typeof lineParams>;

/** An invoice's lines, and one-off lines on a draft. Every answer to a change is the whole invoice, since its totals change with each line. */
@ApiTags("Invoices")
@Controller("v1/invoices/:id/lines")
export class InvoiceLineController {
  constructor(
    private readonly addLine: AddLine,
    private readonly editLine: EditLine,
    private readonly removeLine: RemoveLine,
    private readonly readInvoice: ReadInvoice,
  ) {}

  @Get()
  @ApiOperation({ summary: "Read an invoice's lines" })
  @Requires("invoices:read")
  @Responds(200, linesSchema, "All lines in printing order.")
  async list(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invoiceParams }) { id }: InvoiceParams,
    @Query({ schema: invoiceQuery }) { expand }: z.infer<typeof invoiceQuery>,
  ): Promise<z.infer<typeof linesSchema>> {
    const detail = await this.readInvoice.execute(caller.environmentId, id, expand === "trace");
    return { data: detail.lines.map((line) => presentLine(line, detail)), nextCursor: null };
  }

  @Post()
  @ApiOperation({ summary: "Add a one-off line to a draft" })
  @Requires("invoices:write")
  @Responds(201, invoiceSchema, "The draft with the new line.")
  async add(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invoiceParams }) { id }: InvoiceParams,
    @Body({ schema: oneOffSchema }) body: OneOffBody,
    @IfMatch() version: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof invoiceSchema>> {
    await this.addLine.execute(revision(caller, id, version), terms(body));
    return this.shown(caller, id, reply);
  }

  @Patch(":line")
  @ApiOperation({ summary: "State a one-off line anew" })
  @Requires("invoices:write")
  @Responds(200, invoiceSchema, "The draft with the line as stated anew.")
  async edit(
    @CurrentCaller() caller: Caller,
    @Param({ schema: lineParams }) { id, line }: LineParams,
    @Body({ schema: oneOffSchema }) body: OneOffBody,
    @IfMatch() version: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof invoiceSchema>> {
    await this.editLine.execute(revision(caller, id, version), line, terms(body));
    return this.shown(caller, id, reply);
  }

  @Delete(":line")
  @ApiOperation({ summary: "Remove a one-off line" })
  @Requires("invoices:write")
  @Responds(200, invoiceSchema, "The draft without the line.")
  async remove(
    @CurrentCaller() caller: Caller,
    @Param({ schema: lineParams }) { id, line }: LineParams,
    @IfMatch() version: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof invoiceSchema>> {
    await this.removeLine.execute(revision(caller, id, version), line);
    return this.shown(caller, id, reply);
  }

  private async shown(caller: Caller, id: string, reply: FastifyReply) {
    const detail = await this.readInvoice.execute(caller.environmentId, id, false);
    setEtag(reply, detail.invoice.version);
    return presentInvoice(detail);
  }
}

const revision = (caller: Caller, invoiceId: string, version: number | null) => ({
  environmentId: caller.environmentId,
  invoiceId,
  version,
  actor: caller.actor,
});

const terms = ({ description, quantity, unitAmount, amount, taxable }: OneOffBody): OneOffTerms => ({
  description,
  quantity: quantity ?? null,
  unitAmount: unitAmount ?? null,
  amount: amount ?? null,
  taxable,
});
