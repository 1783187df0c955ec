import { Entity } from "typeorm";
import { BooleanColumn, EnvironmentIdColumn, IdColumn, RefColumn } from "../platform/index.js";

/** An idempotency key that was used, for ever. */
@Entity("event_key")
export class EventKeyEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  key: string;

  @RefColumn()
  payloadHash: string;

  /** Row of usage_event, or of quarantined_event while `isQuarantined`. */
  @RefColumn()
  usageId: string;

  @BooleanColumn()
  isQuarantined: boolean;
}
