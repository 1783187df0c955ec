import { Entity } from "typeorm";
import {
  AmountColumn,
  BooleanColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("invoice_line")
export class InvoiceLineEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  invoiceId: string;

  @IntegerColumn()
  position: number;

  @TextColumn()
  kind: string;

  /** Null for a line that a person added. */
  @RefColumn({ nullable: true })
  ratedLineId: string | null;

  @RefColumn({ nullable: true })
  priceId: string | null;

  @TextColumn()
  code: string;

  @TextColumn()
  description: string;

  @InstantColumn({ nullable: true })
  periodStart: string | null;

  @InstantColumn({ nullable: true })
  periodEnd: string | null;

  @AmountColumn({ nullable: true })
  quantity: string | null;

  @TextColumn({ nullable: true })
  unit: string | null;

  @AmountColumn({ nullable: true })
  unitAmount: string | null;

  @JsonColumn({ nullable: true })
  groups: unknown;

  @JsonColumn({ nullable: true })
  tiers: unknown;

  @AmountColumn()
  preciseAmount: string;

  @AmountColumn()
  amount: string;

  @BooleanColumn()
  taxable: boolean;

  @AmountColumn()
  netAmount: string;

  @AmountColumn()
  taxAmount: string;

  /** SHA-256 of the line's canonical JSON at finalisation, by which a later alteration shows. */
  @TextColumn({ nullable: true })
  seal: string | null;
}
