import { Entity } from "typeorm";
import {
  AmountColumn,
  EnvironmentIdColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

/** One line that a rated price puts on an invoice. */
@Entity("rated_line")
export class RatedLineEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  ratedPriceId: string;

  @IntegerColumn()
  position: number;

  @TextColumn()
  code: string;

  @TextColumn()
  description: string;

  @AmountColumn({ nullable: true })
  quantity: string | null;

  @AmountColumn({ nullable: true })
  unitAmount: string | null;

  /** As the rule computed it; a correction's is the difference to what was rated before. */
  @AmountColumn()
  preciseAmount: string;

  /** Rounded once to the currency's minor unit. */
  @AmountColumn()
  amount: string;

  @AmountColumn({ nullable: true })
  cost: string | null;

  @JsonColumn({ nullable: true })
  groups: unknown;

  @JsonColumn({ nullable: true })
  tiers: unknown;
}
