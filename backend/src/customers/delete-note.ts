import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Caller } from "../platform/index.js";
import { CustomerNoteRepository } from "./customer-note.repository.js";
import type { NoteParam } from "./customer-note.schemas.js";
import { CustomerReader } from "./customer-reader.js";
import { customersErrors } from "./customers.errors.js";

/** Takes a note away; the trail keeps that there was one, and whose. Throws `customer.not_found`, `customer_note.not_found`. */
@Injectable()
export class DeleteNote {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly notes: CustomerNoteRepository,
    private readonly audit: Audit,
  ) {}

  execute({ environmentId, actor }: Caller, { customer: reference, id }: NoteParam): Promise<void> {
    return this.database.transaction(async (tx) => {
      const customer = await this.customers.resolve(tx, environmentId, reference);
      const note = await this.notes.of(tx, environmentId, customer.id, id);
      if (!note || !(await this.notes.delete(tx, note)))
        throw customersErrors("customer_note.not_found", {
          detail: `The customer has no note ${publicId("note", id)}.`,
        });
      await this.audit.record(tx, {
        environmentId,
        actor,
        action: "customer_note.deleted",
        subject: { type: "customer", id: publicId("cus", customer.id) },
        detail: {
          note: publicId("note", id),
          author: publicId(note.authorKind === "person" ? "usr" : "key", note.authorId),
        },
      });
    });
  }
}
