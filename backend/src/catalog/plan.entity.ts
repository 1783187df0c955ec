import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("plan")
export class PlanEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @TextColumn()
  key: string;

  @TextColumn()
  name: string;

  @TextColumn({ nullable: true })
  description: string | null;

  @JsonColumn()
  metadata: Record<string, string>;

  @IntegerColumn()
  version: number;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  archivedAt: string | null;
}
