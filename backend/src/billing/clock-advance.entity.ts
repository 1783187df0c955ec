import { Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, TextColumn } from "../platform/index.js";

export type ClockAdvanceStatus = "running" | "completed" | "failed";

@Entity("clock_advance")
export class ClockAdvanceEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @InstantColumn()
  fromInstant: string;

  @InstantColumn()
  target: string;

  /** How far the clock has come. */
  @InstantColumn()
  reached: string;

  @TextColumn()
  status: ClockAdvanceStatus;

  @TextColumn({ nullable: true })
  error: string | null;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  finishedAt: string | null;
}
