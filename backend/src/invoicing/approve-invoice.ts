import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { assertVersion, Clock, Database, Outbox, publicId, type Actor } from "../platform/index.js";
import type { Invoice } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { invoicingErrors } from "./invoicing.errors.js";
import { LockInvoice } from "./lock-invoice.js";

/** A person lets a draft that waits for approval go out; its billing run, told by `invoice.approved`, finalizes and charges it. */
@Injectable()
export class ApproveInvoice {
  constructor(
    private readonly database: Database,
    private readonly lockInvoice: LockInvoice,
    private readonly invoices: InvoiceRepository,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Approving again changes nothing. Throws `invoice.not_draft`, `invoice.no_approval_needed`, `request.stale_version`. */
  async execute(
    environmentId: string,
    invoiceId: string,
    { version, actor }: { version: number | null; actor: Actor },
  ): Promise<Invoice> {
    return this.database.transaction(async (tx) => {
      const invoice = await this.lockInvoice.execute(tx, environmentId, invoiceId);
      if (invoice.approvedAt !== null) return invoice;
      assertVersion(version, invoice.version);
      if (invoice.status !== "draft") throw invoicingErrors("invoice.not_draft");
      if (!invoice.needsApproval) throw invoicingErrors("invoice.no_approval_needed");
      const approvedAt = await this.clock.now(environmentId, tx);
      const approved = await this.invoices.update(tx, invoice, { approvedAt, approvedBy: actor });
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "invoice", id: invoiceId },
        type: "invoice.approved",
        payload: { invoiceId, customerId: invoice.customerId, runId: invoice.runId },
      });
      await this.audit.record(tx, {
        environmentId,
        actor,
        action: "invoice.approved",
        subject: { type: "invoice", id: publicId("inv", invoiceId) },
        detail: { total: invoice.total, currency: invoice.currency },
      });
      return approved;
    });
  }
}
