import { Column, Entity, PrimaryColumn } from "typeorm";
import { EnvironmentIdColumn, InstantColumn, RefColumn } from "../platform/index.js";

const Day = (): PropertyDecorator => PrimaryColumn({ type: "date" });
const Count = (): PropertyDecorator => Column({ type: "bigint" });

/** How many events of a type were received on a day, by what became of them. Its shards are summed when read. */
@Entity("ingest_tally")
export class IngestTallyEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  /** In UTC, on the environment's clock. */
  @Day()
  day: string;

  /** Empty for what cannot be told apart: an event without a type, or one type too many in a request. */
  @PrimaryColumn({ type: "text" })
  type: string;

  @PrimaryColumn({ type: "integer" })
  shard: number;

  @Count()
  accepted: string;

  /** Of the accepted, those whose type no meter counted then. */
  @Count()
  unmatched: string;

  @Count()
  duplicate: string;

  @Count()
  conflict: string;

  @Count()
  quarantined: string;

  @Count()
  rejected: string;

  /** Accepted events whose own time is of this day, whenever they were received. */
  @Count()
  occurred: string;

  /** The latest accepted event. */
  @RefColumn({ nullable: true })
  lastUsageId: string | null;

  @InstantColumn({ nullable: true })
  lastReceivedAt: string | null;
}
