import { Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from "../platform/index.js";

@Entity("billing_run_issue")
export class BillingRunIssueEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  runId: string;

  @TextColumn()
  code: string;

  @TextColumn()
  message: string;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  resolvedAt: string | null;
}
