import { Entity, PrimaryColumn } from "typeorm";
import { EnvironmentIdColumn, InstantColumn, RefColumn, TextColumn } from "../platform/index.js";

@Entity("subscription_plan")
export class SubscriptionPlanEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @PrimaryColumn({ type: "uuid" })
  subscriptionId: string;

  @PrimaryColumn({ type: "timestamptz" })
  fromAt: string;

  @RefColumn()
  planId: string;

  @RefColumn()
  planVersionId: string;

  /** Interval and anchor of the version, which never change: boundaries are computed without reading the catalog. */
  @TextColumn()
  interval: string;

  @TextColumn()
  anchor: string;

  @InstantColumn()
  anchorAt: string;
}
