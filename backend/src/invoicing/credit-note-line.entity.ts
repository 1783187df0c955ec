import { Entity } from "typeorm";
import {
  AmountColumn,
  EnvironmentIdColumn,
  IdColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("credit_note_line")
export class CreditNoteLineEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  creditNoteId: string;

  @RefColumn()
  invoiceLineId: string;

  @IntegerColumn()
  position: number;

  @TextColumn()
  description: string;

  @AmountColumn()
  netAmount: string;

  @AmountColumn()
  taxAmount: string;

  @AmountColumn()
  totalAmount: string;
}
