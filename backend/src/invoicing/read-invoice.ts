import { Injectable } from "@nestjs/common";
import { CustomerReader } from "../customers/index.js";
import { Database } from "../platform/index.js";
import { RatedLineReader, type RatedLineOfRun, type RatedPrice } from "../rating/index.js";
import { DocumentRepository } from "./document.repository.js";
import { InvoiceIssueRepository, type InvoiceIssueRow } from "./invoice-issue.repository.js";
import { InvoiceReader } from "./invoice-reader.js";
import type { Invoice, InvoiceLine } from "./invoice.js";

/** An invoice with all that explains it. */
export type InvoiceDetail = {
  invoice: Invoice;
  customerName: string;
  lines: InvoiceLine[];
  /** What was rated, by id of the rated line. */
  rated: ReadonlyMap<string, RatedLineOfRun>;
  /** By id, where the trace was asked for. */
  evaluations: ReadonlyMap<string, RatedPrice> | null;
  issues: InvoiceIssueRow[];
  pdfSha256: string | null;
};

@Injectable()
export class ReadInvoice {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly customers: CustomerReader,
    private readonly ratedLines: RatedLineReader,
    private readonly issues: InvoiceIssueRepository,
    private readonly documents: DocumentRepository,
  ) {}

  /** Throws `invoice.not_found`. */
  async execute(environmentId: string, id: string, withTrace: boolean): Promise<InvoiceDetail> {
    const tx = this.database.reader;
    const invoice = await this.invoices.get(tx, environmentId, id);
    const { runId } = invoice;
    const rated = runId ? await this.ratedLines.ofRun(tx, environmentId, runId) : [];
    const evaluations =
      runId && withTrace ? await this.ratedLines.evaluationsOfRun(tx, environmentId, runId) : null;
    return {
      invoice,
      customerName:
        invoice.buyer?.name ?? (await this.customers.get(tx, environmentId, invoice.customerId)).name,
      lines: await this.invoices.lines(tx, environmentId, id),
      rated: new Map(rated.map((line) => [line.id, line])),
      evaluations: evaluations && new Map(evaluations.map((evaluation) => [evaluation.id, evaluation])),
      issues: await this.issues.openOf(tx, environmentId, [id]),
      pdfSha256: await this.documents.fingerprint(tx, "invoice", environmentId, id),
    };
  }
}
