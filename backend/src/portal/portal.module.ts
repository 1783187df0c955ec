import { Module } from "@nestjs/common";
import { IdentityModule } from "../identity/index.js";
import { InvoicingModule } from "../invoicing/index.js";
import { PaymentsModule } from "../payments/index.js";
import { FindHostedInvoice } from "./find-hosted-invoice.js";
import { HostedInvoiceController } from "./hosted-invoice.controller.js";
import { HostedLinkController } from "./hosted-link.controller.js";
import { PayHostedInvoice } from "./pay-hosted-invoice.js";
import { ReadHostedInvoice } from "./read-hosted-invoice.js";

@Module({
  imports: [IdentityModule, InvoicingModule, PaymentsModule],
  controllers: [HostedInvoiceController, HostedLinkController],
  providers: [FindHostedInvoice, ReadHostedInvoice, PayHostedInvoice],
})
export class PortalModule {}
