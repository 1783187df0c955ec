import { Controller, Get, Param } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { HostedInvoiceLink, InvoiceReader } from "../invoicing/index.js";
import { CurrentCaller, Database, Requires, Responds, type Caller } from "../platform/index.js";
import { portalErrors } from "./portal.errors.js";
import { hostedLinkSchema, invoiceParams } from "./portal.schemas.js";

@ApiTags("Hosted invoices")
@Controller("v1/invoices")
export class HostedLinkController {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly link: HostedInvoiceLink,
  ) {}

  @Get(":id/hosted-link")
  @Requires("invoices:read")
  @ApiOperation({
    summary: "Get the link to an invoice's page",
    description: "The same link stands in the mails about it. It needs no sign-in, and stays the same.",
  })
  @Responds(200, hostedLinkSchema, "The link for the customer.")
  async get(
    @CurrentCaller() { environmentId }: Caller,
    @Param({ schema: invoiceParams }) { id }: z.infer<typeof invoiceParams>,
  ): Promise<z.infer<typeof hostedLinkSchema>> {
    const invoice = await this.invoices.get(this.database.reader, environmentId, id);
    if (invoice.finalizedAt === null) throw portalErrors("hosted_invoice.not_issued");
    return { url: this.link.urlOf({ environmentId, invoiceId: id }) };
  }
}
