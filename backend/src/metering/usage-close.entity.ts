import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";
import type { UsageByMeter } from "./usage.js";

/** The frozen usage of one closed period; its id is the billing run's. */
@Entity("usage_close")
export class UsageCloseEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  subscriptionId: string;

  @RefColumn()
  customerId: string;

  @RefColumn({ nullable: true })
  planVersionId: string | null;

  @IntegerColumn()
  revision: number;

  @InstantColumn()
  periodStart: string;

  @InstantColumn()
  periodEnd: string;

  @JsonColumn()
  meterIds: string[];

  @TextColumn()
  watermark: string;

  @JsonColumn()
  usage: UsageByMeter;

  @InstantColumn()
  closedAt: string;
}
