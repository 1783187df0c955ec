import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";
import type { EventProblem } from "./intake/event-problem.js";

/** A past event that a meter made later cannot count. */
@Entity("meter_issue")
export class MeterIssueEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  meterId: string;

  @RefColumn()
  usageId: string;

  @TextColumn()
  eventId: string;

  @JsonColumn()
  problem: EventProblem;

  @InstantColumn()
  foundAt: string;
}
