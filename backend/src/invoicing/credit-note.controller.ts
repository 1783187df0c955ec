import { Body, Controller, Get, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, mapPage, Requires, Responds, type Caller } from "../platform/index.js";
import type { CreditOrder } from "./credit-amounts.js";
import { CreditInvoice } from "./credit-invoice.js";
import { presentCreditNote, presentCreditNoteSummary } from "./credit-note.presenter.js";
import {
  creditNoteBody,
  creditNoteListQuery,
  creditNotePageSchema,
  creditNoteParams,
  creditNoteSchema,
} from "./credit-note.schemas.js";
import { invoiceParams } from "./invoicing.schemas.js";
import { ListCreditNotes } from "./list-credit-notes.js";
import { ReadCreditNote } from "./read-credit-note.js";

@ApiTags("Credit notes")
@Controller("v1")
export class CreditNoteController {
  constructor(
    private readonly creditInvoice: CreditInvoice,
    private readonly listCreditNotes: ListCreditNotes,
    private readonly readCreditNote: ReadCreditNote,
  ) {}

  @Post("invoices/:id/credit-notes")
  @ApiOperation({ summary: "Credit an invoice" })
  @Requires("invoices:write")
  @Responds(201, creditNoteSchema, "The issued credit note.")
  async issue(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invoiceParams }) { id }: z.infer<typeof invoiceParams>,
    @Body({ schema: creditNoteBody }) body: z.infer<typeof creditNoteBody>,
  ): Promise<z.infer<typeof creditNoteSchema>> {
    const { environmentId, actor } = caller;
    const { reason, memo = null } = body;
    const request = { environmentId, invoiceId: id, reason, memo, credit: creditOrder(body) };
    const note = await this.creditInvoice.execute(request, actor);
    return presentCreditNote(await this.readCreditNote.execute(environmentId, note.id));
  }

  @Get("credit-notes")
  @ApiOperation({ summary: "List credit notes" })
  @Requires("invoices:read")
  @Responds(200, creditNotePageSchema, "Credit notes, newest first.")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: creditNoteListQuery }) query: z.infer<typeof creditNoteListQuery>,
  ): Promise<z.infer<typeof creditNotePageSchema>> {
    return mapPage(await this.listCreditNotes.execute(caller.environmentId, query), presentCreditNoteSummary);
  }

  @Get("credit-notes/:id")
  @ApiOperation({ summary: "Read a credit note" })
  @Requires("invoices:read")
  @Responds(200, creditNoteSchema, "The credit note with its lines.")
  async get(
    @CurrentCaller() caller: Caller,
    @Param({ schema: creditNoteParams }) { id }: z.infer<typeof creditNoteParams>,
  ): Promise<z.infer<typeof creditNoteSchema>> {
    return presentCreditNote(await this.readCreditNote.execute(caller.environmentId, id));
  }
}

function creditOrder({ lines, basis, amount }: z.infer<typeof creditNoteBody>): CreditOrder {
  if (amount !== undefined) return { kind: "total", amount };
  if (lines === undefined) return { kind: "all" };
  return { kind: "lines", basis, lines: lines.map((line) => ({ id: line.line, amount: line.amount })) };
}
