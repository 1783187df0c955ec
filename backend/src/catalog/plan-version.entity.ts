import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";
import type { PeriodAnchor, PlanVersionStatus } from "./plan.js";

@Entity("plan_version")
export class PlanVersionEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  planId: string;

  @IntegerColumn()
  number: number;

  @TextColumn()
  status: PlanVersionStatus;

  @TextColumn()
  currency: string;

  @TextColumn()
  interval: string;

  @TextColumn()
  anchor: PeriodAnchor;

  @IntegerColumn()
  version: number;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  publishedAt: string | null;
}
