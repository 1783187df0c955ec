import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Clock, Database, newId, publicId, type Caller } from "../platform/index.js";
import { CustomerNoteRepository, type CustomerNote } from "./customer-note.repository.js";
import { CustomerReader } from "./customer-reader.js";

/** Writes down something about a customer. Throws `customer.not_found`. */
@Injectable()
export class AddNote {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly customers: CustomerReader,
    private readonly notes: CustomerNoteRepository,
    private readonly audit: Audit,
  ) {}

  execute({ environmentId, actor }: Caller, reference: string, text: string): Promise<CustomerNote> {
    return this.database.transaction(async (tx) => {
      const customer = await this.customers.resolve(tx, environmentId, reference);
      const note: CustomerNote = {
        environmentId,
        id: newId(),
        customerId: customer.id,
        text,
        authorKind: actor.kind,
        authorId: actor.id,
        createdAt: await this.clock.now(environmentId, tx),
      };
      await this.notes.insert(tx, note);
      await this.audit.record(tx, {
        environmentId,
        actor,
        action: "customer_note.added",
        subject: { type: "customer", id: publicId("cus", customer.id) },
        detail: { note: publicId("note", note.id) },
      });
      return note;
    });
  }
}
