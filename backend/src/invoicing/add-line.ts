import { Injectable } from "@nestjs/common";
import { newId } from "../platform/index.js";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import type { Invoice } from "./invoice.js";
import { oneOffAmounts, type OneOffTerms } from "./one-off-amounts.js";
import { ReviseDraft, type Revision } from "./revise-draft.js";

/** Adds a line by hand to a draft, below the others. */
@Injectable()
export class AddLine {
  constructor(
    private readonly reviseDraft: ReviseDraft,
    private readonly lines: InvoiceLineRepository,
  ) {}

  /** Throws `invoice.amount_invalid` and what `ReviseDraft` throws. */
  async execute(revision: Revision, terms: OneOffTerms): Promise<Invoice> {
    return this.reviseDraft.execute(revision, "invoice.line_added", async (tx, invoice, lines) => {
      const amounts = oneOffAmounts(terms, invoice.currency);
      const line = {
        environmentId: invoice.environmentId,
        id: newId(),
        invoiceId: invoice.id,
        position: Math.max(-1, ...lines.map((other) => other.position)) + 1,
        kind: "one_off" as const,
        ratedLineId: null,
        priceId: null,
        code: "one_off",
        description: terms.description,
        periodStart: null,
        periodEnd: null,
        unit: null,
        groups: null,
        tiers: null,
        ...amounts,
        taxable: terms.taxable,
        netAmount: amounts.amount,
        taxAmount: "0",
        seal: null,
      };
      await this.lines.insert(tx, [line]);
    });
  }
}
