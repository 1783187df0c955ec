import { Column, Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, RefColumn } from "../platform/index.js";

/** How far a new meter has read the events that were there before it. */
@Entity("meter_reading")
export class MeterReadingEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  meterId: string;

  @RefColumn({ nullable: true })
  lastReadId: string | null;

  /** Later events were measured by ingest itself. */
  @RefColumn()
  readUntil: string;

  @Column({ type: "bigint" })
  eventsRead: string;

  @InstantColumn({ nullable: true })
  finishedAt: string | null;
}
