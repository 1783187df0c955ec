import { Entity, PrimaryColumn } from "typeorm";
import { EnvironmentIdColumn, InstantColumn, IntegerColumn, JsonColumn } from "../platform/index.js";

@Entity("price_override")
export class PriceOverrideEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @PrimaryColumn({ type: "uuid" })
  customerId: string;

  @PrimaryColumn({ type: "uuid" })
  planId: string;

  @PrimaryColumn({ type: "text" })
  priceKey: string;

  @JsonColumn()
  params: Record<string, unknown>;

  @IntegerColumn()
  version: number;

  @InstantColumn()
  createdAt: string;

  @InstantColumn()
  updatedAt: string;
}
