import { Injectable } from "@nestjs/common";
import { HostedInvoiceLink, InvoiceReader, type Invoice } from "../invoicing/index.js";
import { AtlasError, Database } from "../platform/index.js";
import { portalErrors } from "./portal.errors.js";

/** The invoice that a link opens: of which environment, its token alone says. */
@Injectable()
export class FindHostedInvoice {
  constructor(
    private readonly database: Database,
    private readonly link: HostedInvoiceLink,
    private readonly invoices: InvoiceReader,
  ) {}

  /** Throws `hosted_invoice.not_found`, the same for a forged token and for an invoice that is gone. */
  async execute(token: string): Promise<Invoice> {
    const named = this.link.read(token);
    if (!named) throw portalErrors("hosted_invoice.not_found");
    const invoice = await this.invoices
      .get(this.database.reader, named.environmentId, named.invoiceId)
      .catch(notFound);
    if (invoice.finalizedAt === null) throw portalErrors("hosted_invoice.not_found");
    return invoice;
  }
}

function notFound(error: unknown): never {
  if (error instanceof AtlasError && error.code === "invoice.not_found")
    throw portalErrors("hosted_invoice.not_found");
  throw error;
}
