import { Column, Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, TextColumn } from "../platform/index.js";

@Entity("credit_note_document")
export class CreditNoteDocumentEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  creditNoteId: string;

  @Column({ type: "bytea" })
  bytes: Buffer;

  @TextColumn()
  sha256: string;

  @InstantColumn()
  renderedAt: string;
}
