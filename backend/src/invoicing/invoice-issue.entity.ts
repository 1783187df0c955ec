import { Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from "../platform/index.js";

/** Why an invoice could not be issued: shown until it can. */
@Entity("invoice_issue")
export class InvoiceIssueEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  invoiceId: string;

  @TextColumn()
  code: string;

  @TextColumn()
  message: string;

  @RefColumn({ nullable: true })
  lineId: string | null;

  @InstantColumn()
  foundAt: string;

  @InstantColumn({ nullable: true })
  resolvedAt: string | null;
}
