import { Injectable } from "@nestjs/common";
import { ENGINE_VERSION, type Instant } from "@atlas/rules";
import { Clock, Database, type Tx } from "../platform/index.js";
import { ReplayRun, type ReplayedRun } from "../rating/index.js";
import { compareInvoice, type Difference } from "./compare-invoice.js";
import { InvoiceReader } from "./invoice-reader.js";
import type { Invoice } from "./invoice.js";
import { invoicingErrors } from "./invoicing.errors.js";

export type Verification = {
  invoice: Invoice;
  verifiedAt: Instant;
  engineVersion: string;
  linesChecked: number;
  differences: Difference[];
};

const nothingRated: ReplayedRun = { differences: [], lines: new Map() };

/**
 * Proves an issued invoice: its events are aggregated anew from their properties up to the stored watermark, rated anew by the
 * stored rule versions and parameters, taxed and totalled anew, and every line and sum compared with what is stored.
 */
@Injectable()
export class VerifyInvoice {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly replayRun: ReplayRun,
    private readonly clock: Clock,
  ) {}

  /** Writes nothing. Throws `invoice.not_found`, and `invoice.not_issued` for a draft. */
  async execute(environmentId: string, invoiceId: string): Promise<Verification> {
    return this.database.transaction(async (tx) => this.verify(tx, environmentId, invoiceId));
  }

  private async verify(tx: Tx, environmentId: string, invoiceId: string): Promise<Verification> {
    const invoice = await this.invoices.get(tx, environmentId, invoiceId);
    if (invoice.finalizedAt === null) throw invoicingErrors("invoice.not_issued");
    const lines = await this.invoices.lines(tx, environmentId, invoiceId);
    const replayed = invoice.runId
      ? await this.replayRun.execute(tx, environmentId, invoice.runId)
      : nothingRated;
    return {
      invoice,
      verifiedAt: await this.clock.now(environmentId, tx),
      engineVersion: ENGINE_VERSION,
      linesChecked: lines.length,
      differences: compareInvoice(invoice, lines, replayed),
    };
  }
}
