import { Column, Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

/** One accepted event, as sent and as counted. Never changed but for the measures of meters made later. */
@Entity("usage_event")
export class UsageEventEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  /** UUIDv7 of the receipt; the table is partitioned by its months. */
  @IdColumn()
  id: string;

  @RefColumn()
  customerId: string;

  /** Only where the event named it. */
  @RefColumn({ nullable: true })
  subscriptionId: string | null;

  @RefColumn({ nullable: true })
  backfillId: string | null;

  @InstantColumn()
  time: string;

  /** On the environment's clock. */
  @InstantColumn()
  receivedAt: string;

  /** The transaction that wrote it; with `generation` its place in the watermark. */
  @Column({ type: "bigint" })
  xid: string;

  @IntegerColumn()
  generation: number;

  @TextColumn()
  eventId: string;

  @TextColumn()
  source: string;

  @TextColumn()
  type: string;

  @JsonColumn()
  properties: Record<string, unknown>;

  /** Per meter id: its value and groups, evaluated at ingest. */
  @JsonColumn()
  measures: Record<string, { v?: string; g?: (string | null)[] }>;
}
