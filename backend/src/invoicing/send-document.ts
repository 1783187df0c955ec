import { Injectable } from "@nestjs/common";
import { QueueMail } from "../notifications/index.js";
import { Database, type Tx } from "../platform/index.js";
import { CreditNoteRepository } from "./credit-note.repository.js";
import type { DocumentKind } from "./document.repository.js";
import { HostedInvoiceLink } from "./hosted-invoice-link.js";
import { creditNoteMail, invoiceMail, type DocumentMail } from "./invoice-mail.js";
import { InvoiceReader } from "./invoice-reader.js";
import type { Invoice } from "./invoice.js";

/** Mails an issued invoice or credit note with its PDF: once, however often it is asked for (I9). */
@Injectable()
export class SendDocument {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly creditNotes: CreditNoteRepository,
    private readonly queueMail: QueueMail,
    private readonly link: HostedInvoiceLink,
  ) {}

  async invoice(environmentId: string, invoiceId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const invoice = await this.invoices.get(tx, environmentId, invoiceId);
      const mail = invoiceMail(invoice, this.link.urlOf({ environmentId, invoiceId }));
      await this.queue(tx, invoice, "invoice", invoice.id, invoice.number, mail);
    });
  }

  async creditNote(environmentId: string, creditNoteId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const note = await this.creditNotes.byId(tx, environmentId, creditNoteId);
      if (!note) return;
      const invoice = await this.invoices.get(tx, environmentId, note.invoiceId);
      await this.queue(tx, invoice, "credit_note", note.id, note.number, creditNoteMail(invoice, note));
    });
  }

  private async queue(
    tx: Tx,
    { environmentId, buyer, seller }: Invoice,
    template: DocumentKind,
    subjectId: string,
    number: string | null,
    mail: DocumentMail,
  ): Promise<void> {
    // Without an address the invoice is still issued; it can be downloaded.
    if (!buyer?.email) return;
    await this.queueMail.execute(tx, {
      environmentId,
      dedupeKey: `${template}/${subjectId}/issued/0`,
      template: `${template}_issued`,
      to: buyer.email,
      ...(seller?.name ? { fromName: seller.name } : {}),
      ...(seller?.email ? { replyTo: seller.email } : {}),
      ...mail,
      attachments: [
        {
          name: `${number ?? template}.pdf`,
          contentType: "application/pdf",
          document: { kind: template, id: subjectId },
        },
      ],
    });
  }
}
