import { Entity, PrimaryColumn } from "typeorm";
import { EnvironmentIdColumn, IntegerColumn } from "../platform/index.js";

/** The counter behind gapless numbers: its row is locked from the increment to the commit. */
@Entity("invoice_sequence")
export class InvoiceSequenceEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @PrimaryColumn({ type: "text" })
  series: string;

  @IntegerColumn()
  lastNumber: number;
}
