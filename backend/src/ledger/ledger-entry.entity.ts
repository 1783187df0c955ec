import { Entity, PrimaryColumn } from "typeorm";
import { AmountColumn, EnvironmentIdColumn, IdColumn, RefColumn, TextColumn } from "../platform/index.js";

@Entity("ledger_entry")
export class LedgerEntryEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  transactionId: string;

  @PrimaryColumn({ type: "integer" })
  position: number;

  @TextColumn()
  account: string;

  @RefColumn({ nullable: true })
  customerId: string | null;

  /** Positive debits, negative credits. */
  @AmountColumn()
  amount: string;
}
