import { Controller, Get, Param, Res, StreamableFile } from "@nestjs/common";
import { ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import { CurrentCaller, OpenedByBrowser, Requires, Responds, type Caller } from "../platform/index.js";
import { creditNoteParams } from "./credit-note.schemas.js";
import { invoiceParams } from "./invoicing.schemas.js";
import { ReadDocument, type NamedDocument } from "./read-document.js";

/** The PDFs, as they were issued. */
@ApiTags("Invoices")
@Controller("v1")
export class DocumentController {
  constructor(private readonly readDocument: ReadDocument) {}

  @Get("invoices/:id/pdf")
  @ApiOperation({ summary: "Download an invoice as PDF" })
  @Requires("invoices:read")
  @OpenedByBrowser()
  @ApiProduces("application/pdf")
  @Responds(200, null, "The invoice as PDF; its ETag is the SHA-256 of the bytes.")
  async invoice(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invoiceParams }) { id }: z.infer<typeof invoiceParams>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return file(await this.readDocument.ofInvoice(caller.environmentId, id), reply);
  }

  @Get("credit-notes/:id/pdf")
  @ApiOperation({ summary: "Download a credit note as PDF" })
  @Requires("invoices:read")
  @OpenedByBrowser()
  @ApiProduces("application/pdf")
  @Responds(200, null, "The credit note as PDF; its ETag is the SHA-256 of the bytes.")
  async creditNote(
    @CurrentCaller() caller: Caller,
    @Param({ schema: creditNoteParams }) { id }: z.infer<typeof creditNoteParams>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return file(await this.readDocument.ofCreditNote(caller.environmentId, id), reply);
  }
}

function file({ bytes, sha256, fileName }: NamedDocument, reply: FastifyReply): StreamableFile {
  void reply.header("etag", `"${sha256}"`);
  return new StreamableFile(bytes, {
    type: "application/pdf",
    length: bytes.length,
    disposition: `inline; filename="${fileName}"`,
  });
}
