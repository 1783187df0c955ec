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
import type { QuarantineStatus } from "./quarantined-event.states.js";

/** An event that could not be counted, kept until a person repairs or discards it. */
@Entity("quarantined_event")
export class QuarantinedEventEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  /** Also the usage_event's id once it is replayed. */
  @IdColumn()
  id: string;

  @RefColumn()
  key: string;

  @TextColumn()
  source: string;

  @TextColumn()
  eventId: string;

  @TextColumn()
  type: string;

  @TextColumn()
  customer: string;

  @TextColumn({ nullable: true })
  subscription: string | null;

  @InstantColumn({ nullable: true })
  time: string | null;

  @JsonColumn()
  properties: Record<string, unknown>;

  /** What was sent, once it has been repaired. */
  @JsonColumn({ nullable: true })
  sent: Record<string, unknown> | null;

  @JsonColumn()
  problems: EventProblem[];

  @TextColumn()
  status: QuarantineStatus;

  @TextColumn({ nullable: true })
  reason: string | null;

  @RefColumn({ nullable: true })
  backfillId: string | null;

  @InstantColumn()
  receivedAt: string;

  @InstantColumn({ nullable: true })
  settledAt: string | null;
}
