import { Entity, PrimaryColumn } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, TextColumn } from "../platform/index.js";

export type RunStepName = "close" | "rate" | "finalize" | "charge";

@Entity("billing_run_step")
export class BillingRunStepEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  runId: string;

  @PrimaryColumn({ type: "text" })
  step: RunStepName;

  /** Real time: how long the step took, not when in business time it happened. */
  @InstantColumn()
  startedAt: string;

  @InstantColumn()
  finishedAt: string;

  @TextColumn()
  outcome: string;
}
