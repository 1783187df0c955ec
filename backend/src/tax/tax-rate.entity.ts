import { Entity } from "typeorm";
import {
  AmountColumn,
  BooleanColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("tax_rate")
export class TaxRateEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @TextColumn()
  name: string;

  /** Percent. */
  @AmountColumn()
  rate: string;

  @BooleanColumn()
  inclusive: boolean;

  /** null: the default rate, for customers of every country without a rate of its own. */
  @TextColumn({ nullable: true })
  country: string | null;

  @IntegerColumn()
  version: number;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  archivedAt: string | null;
}
