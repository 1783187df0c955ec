import { Injectable } from "@nestjs/common";
import type { z } from "zod";
import { CustomerReader } from "../customers/index.js";
import { Database, readCursor, toPage, type Page } from "../platform/index.js";
import type { CreditNote } from "./credit-note.js";
import { CreditNoteRepository } from "./credit-note.repository.js";
import type { creditNoteListQuery } from "./credit-note.schemas.js";

@Injectable()
export class ListCreditNotes {
  constructor(
    private readonly database: Database,
    private readonly creditNotes: CreditNoteRepository,
    private readonly customers: CustomerReader,
  ) {}

  /** Newest first. Throws `customer.not_found`. */
  async execute(
    environmentId: string,
    query: z.infer<typeof creditNoteListQuery>,
  ): Promise<Page<CreditNote>> {
    const tx = this.database.reader;
    const { customer } = query;
    const found = await this.creditNotes.list(tx, environmentId, {
      customerId: customer ? (await this.customers.resolve(tx, environmentId, customer)).id : null,
      invoiceId: query.invoice ?? null,
      number: query.number ?? null,
      before: readCursor(query.cursor, 1)?.[0] ?? null,
      limit: query.limit,
    });
    return toPage(found, query.limit, (note) => [note.id]);
  }
}
