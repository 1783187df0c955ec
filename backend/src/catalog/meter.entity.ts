import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
} from "../platform/index.js";
import type { Aggregation } from "./meter.js";

@Entity("meter")
export class MeterEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @TextColumn()
  key: string;

  @TextColumn()
  name: string;

  @TextColumn()
  eventType: string;

  @TextColumn()
  aggregation: Aggregation;

  @TextColumn({ nullable: true })
  filter: string | null;

  @TextColumn({ nullable: true })
  valueProperty: string | null;

  @JsonColumn()
  groupBy: string[];

  @TextColumn({ nullable: true })
  unit: string | null;

  @IntegerColumn()
  version: number;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  archivedAt: string | null;
}
