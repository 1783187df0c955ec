import { Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from "../platform/index.js";

@Entity("ledger_transaction")
export class LedgerTransactionEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  /** The business fact, such as `invoice/<id>`: it is posted once. */
  @TextColumn()
  key: string;

  /** Business time. */
  @InstantColumn()
  at: string;

  @TextColumn()
  currency: string;

  @TextColumn()
  referenceType: string;

  @RefColumn()
  referenceId: string;

  @InstantColumn()
  postedAt: string;
}
