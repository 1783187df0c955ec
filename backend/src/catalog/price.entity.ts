import { Entity, PrimaryColumn } from "typeorm";
import {
  BooleanColumn,
  EnvironmentIdColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";
import type { PriceTiming } from "./plan.js";

@Entity("price")
export class PriceEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  planVersionId: string;

  @TextColumn()
  key: string;

  @TextColumn()
  name: string;

  @IntegerColumn()
  position: number;

  @TextColumn({ nullable: true })
  template: string | null;

  @JsonColumn({ nullable: true })
  templateOptions: Record<string, unknown> | null;

  @RefColumn()
  ruleVersionId: string;

  @JsonColumn()
  params: Record<string, unknown>;

  @TextColumn()
  timing: PriceTiming;

  @TextColumn()
  rounding: string;

  @BooleanColumn()
  taxable: boolean;
}

/** Which meters a price reads: keeps a meter in use from being deleted. */
@Entity("price_meter")
export class PriceMeterEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @PrimaryColumn({ type: "uuid" })
  priceId: string;

  @PrimaryColumn({ type: "uuid" })
  meterId: string;
}
