import { Entity } from "typeorm";
import { IdColumn, InstantColumn, RefColumn, TextColumn } from "../platform/index.js";
import type { EnvironmentMode } from "./environment-mode.js";

@Entity("environment")
export class EnvironmentEntity {
  @IdColumn() id: string;
  @RefColumn() organisationId: string;
  @TextColumn() mode: EnvironmentMode;
  @TextColumn() name: string;
  @RefColumn({ nullable: true }) createdByKeyId: string | null;
  @InstantColumn() createdAt: string;
}
