import { Entity } from "typeorm";
import {
  BooleanColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

/** One price evaluated for one service period: enough to explain its lines and to rate them again to the same bytes. */
@Entity("rated_price")
export class RatedPriceEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  runId: string;

  @RefColumn()
  customerId: string;

  @RefColumn()
  subscriptionId: string;

  @RefColumn()
  planVersionId: string;

  @RefColumn()
  priceId: string;

  @TextColumn()
  priceKey: string;

  @IntegerColumn()
  position: number;

  @TextColumn()
  kind: string;

  @InstantColumn()
  periodStart: string;

  @InstantColumn()
  periodEnd: string;

  /** The run's, like the revision. */
  @InstantColumn()
  boundary: string;

  /** The run's revision: it rises when a voided invoice is billed again. */
  @IntegerColumn()
  revision: number;

  /** 0 for what was billed at the close, then 1, 2 … for each correction of it. */
  @IntegerColumn()
  correction: number;

  /** The close of metering whose usage was rated; null for fees in advance. */
  @RefColumn({ nullable: true })
  usageCloseId: string | null;

  /** Up to which receipt the usage was complete. */
  @TextColumn({ nullable: true })
  watermark: string | null;

  @TextColumn()
  currency: string;

  @TextColumn()
  rounding: string;

  @BooleanColumn()
  taxable: boolean;

  /** What is counted, where the price reads one meter only: "tokens". */
  @TextColumn({ nullable: true })
  unit: string | null;

  @RefColumn()
  ruleVersionId: string;

  @TextColumn()
  ruleHash: string;

  @TextColumn()
  engineVersion: string;

  /** All that the rule was given: usage, parameters with the customer's overrides, period, customer, subscription. */
  @JsonColumn()
  input: unknown;

  @JsonColumn()
  trace: unknown;

  @InstantColumn()
  ratedAt: string;
}
