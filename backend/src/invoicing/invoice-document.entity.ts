import { Column, Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, TextColumn } from "../platform/index.js";

/** The PDF as it was issued: never rendered again. */
@Entity("invoice_document")
export class InvoiceDocumentEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  invoiceId: string;

  @Column({ type: "bytea" })
  bytes: Buffer;

  @TextColumn()
  sha256: string;

  @InstantColumn()
  renderedAt: string;
}
