import { Entity } from "typeorm";
import { IdColumn, InstantColumn, JsonColumn, RefColumn, TextColumn } from "../platform/index.js";
import type { EnvironmentMode } from "./environment-mode.js";

/** How far a program has come that fills an environment, as it last reported. */
export type EnvironmentSetup = {
  status: "running" | "done" | "failed";
  step: string;
  done: number;
  total: number;
  message: string | null;
  /** Real time. */
  updatedAt: string;
};

@Entity("environment")
export class EnvironmentEntity {
  @IdColumn() id: string;
  @RefColumn() organisationId: string;
  @TextColumn() mode: EnvironmentMode;
  @TextColumn() name: string;
  @RefColumn({ nullable: true }) createdByKeyId: string | null;
  @JsonColumn({ nullable: true }) setup: EnvironmentSetup | null;
  @InstantColumn() createdAt: string;
}
