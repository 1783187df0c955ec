import { Column, Entity } from "typeorm";
import {
  AmountColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("credit_note")
export class CreditNoteEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  invoiceId: string;

  @RefColumn()
  customerId: string;

  /** The business key of who asked for it, so that it is issued once. */
  @TextColumn({ nullable: true })
  key: string | null;

  @TextColumn()
  number: string;

  @TextColumn()
  reason: string;

  @TextColumn({ nullable: true })
  memo: string | null;

  @TextColumn()
  currency: string;

  @Column({ type: "date" })
  issueDate: string;

  @InstantColumn()
  issuedAt: string;

  @JsonColumn()
  taxes: unknown;

  @AmountColumn()
  subtotal: string;

  @AmountColumn()
  taxTotal: string;

  @AmountColumn()
  total: string;

  /** What lowered the amount due. */
  @AmountColumn()
  appliedAmount: string;

  /** What had been paid and is for a refund. */
  @AmountColumn()
  refundableAmount: string;
}
