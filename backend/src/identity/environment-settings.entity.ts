import { Entity } from "typeorm";
import { EnvironmentIdColumn, InstantColumn, IntegerColumn, JsonColumn } from "../platform/index.js";
import type { EnvironmentSettings } from "./settings.schemas.js";

@Entity("environment_settings")
export class EnvironmentSettingsEntity {
  @EnvironmentIdColumn() environmentId: string;
  @JsonColumn() settings: EnvironmentSettings;
  @IntegerColumn() version: number;
  @InstantColumn() updatedAt: string;
}
