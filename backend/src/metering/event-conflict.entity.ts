import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";
import type { ConflictStatus } from "./event-conflict.states.js";

/** Another payload under a key that was used: a person decides which one counts. */
@Entity("event_conflict")
export class EventConflictEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  key: string;

  @RefColumn()
  payloadHash: string;

  /** The event that stands. */
  @RefColumn()
  usageId: string;

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

  @TextColumn()
  status: ConflictStatus;

  @InstantColumn()
  receivedAt: string;

  @InstantColumn({ nullable: true })
  settledAt: string | null;
}
