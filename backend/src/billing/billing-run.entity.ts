import type { BillingPeriod } from "@atlas/rules";
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
import type { BillingRunStatus } from "./billing-run.states.js";

@Entity("billing_run")
export class BillingRunEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  subscriptionId: string;

  @RefColumn()
  customerId: string;

  @InstantColumn()
  boundary: string;

  @IntegerColumn()
  revision: number;

  @InstantColumn()
  dueAt: string;

  @TextColumn()
  status: BillingRunStatus;

  @JsonColumn({ nullable: true })
  closes: BillingPeriod | null;

  @RefColumn({ nullable: true })
  closesPlanVersionId: string | null;

  @JsonColumn({ nullable: true })
  opens: BillingPeriod | null;

  @RefColumn({ nullable: true })
  opensPlanVersionId: string | null;

  @RefColumn({ nullable: true })
  invoiceId: string | null;

  @TextColumn({ nullable: true })
  outcome: string | null;

  /** A dispatcher that claimed the run and died gives it back at this real instant. */
  @InstantColumn({ nullable: true })
  claimedUntil: string | null;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  startedAt: string | null;

  @InstantColumn({ nullable: true })
  finishedAt: string | null;
}
