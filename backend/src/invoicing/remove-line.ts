import { Injectable } from "@nestjs/common";
import { findOneOff } from "./find-one-off.js";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import type { Invoice } from "./invoice.js";
import { ReviseDraft, type Revision } from "./revise-draft.js";

/** Takes a one-off line off a draft. */
@Injectable()
export class RemoveLine {
  constructor(
    private readonly reviseDraft: ReviseDraft,
    private readonly lines: InvoiceLineRepository,
  ) {}

  /** Throws `invoice.line_not_found`, `invoice.line_not_editable` and what `ReviseDraft` throws. */
  async execute(revision: Revision, lineId: string): Promise<Invoice> {
    return this.reviseDraft.execute(revision, "invoice.line_removed", async (tx, invoice, lines) => {
      await this.lines.remove(tx, invoice.environmentId, findOneOff(lines, lineId).id);
    });
  }
}
