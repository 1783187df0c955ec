import { Injectable } from "@nestjs/common";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import type { Invoice } from "./invoice.js";
import { findOneOff } from "./find-one-off.js";
import { oneOffAmounts, type OneOffTerms } from "./one-off-amounts.js";
import { ReviseDraft, type Revision } from "./revise-draft.js";

/** States a one-off line of a draft anew. */
@Injectable()
export class EditLine {
  constructor(
    private readonly reviseDraft: ReviseDraft,
    private readonly lines: InvoiceLineRepository,
  ) {}

  /** Throws `invoice.line_not_found`, `invoice.line_not_editable`, `invoice.amount_invalid` and what `ReviseDraft` throws. */
  async execute(revision: Revision, lineId: string, terms: OneOffTerms): Promise<Invoice> {
    return this.reviseDraft.execute(revision, "invoice.line_edited", async (tx, invoice, lines) => {
      const line = findOneOff(lines, lineId);
      const { description, taxable } = terms;
      await this.lines.rewrite(tx, {
        ...line,
        ...oneOffAmounts(terms, invoice.currency),
        description,
        taxable,
      });
    });
  }
}
