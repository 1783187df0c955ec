import { Column, Entity, PrimaryColumn } from "typeorm";
import { InstantColumn } from "../platform/index.js";

/** The cluster and database in which transaction ids are comparable. */
@Entity("usage_generation")
export class UsageGenerationEntity {
  @PrimaryColumn({ type: "integer" })
  generation: number;

  @Column({ type: "bigint" })
  systemIdentifier: string;

  @Column({ type: "bigint" })
  databaseOid: string;

  @InstantColumn()
  beganAt: string;
}
