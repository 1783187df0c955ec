import { Injectable } from "@nestjs/common";
import { Database, readIdCursor, toPage, type Caller, type Page, type PageQuery } from "../platform/index.js";
import { CustomerNoteRepository, type CustomerNote } from "./customer-note.repository.js";
import { CustomerReader } from "./customer-reader.js";

/** One page of a customer's notes, newest first. Throws `customer.not_found`. */
@Injectable()
export class ListNotes {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly notes: CustomerNoteRepository,
  ) {}

  async execute({ environmentId }: Caller, reference: string, query: PageQuery): Promise<Page<CustomerNote>> {
    const tx = this.database.reader;
    const customer = await this.customers.resolve(tx, environmentId, reference);
    const page = { before: readIdCursor(query.cursor), limit: query.limit };
    const found = await this.notes.list(tx, environmentId, customer.id, page);
    return toPage(found, query.limit, (note) => [note.id]);
  }
}
