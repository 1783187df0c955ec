import { Column, Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
} from "../platform/index.js";
import type { BackfillStatus } from "./backfill.states.js";

/** Old events that were sent together and can be taken back together. */
@Entity("backfill")
export class BackfillEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @TextColumn()
  name: string;

  @TextColumn()
  status: BackfillStatus;

  @InstantColumn()
  createdAt: string;

  @InstantColumn({ nullable: true })
  closedAt: string | null;

  @InstantColumn({ nullable: true })
  revertedAt: string | null;

  /** From this transaction on none of its events count. */
  @Column({ type: "bigint", nullable: true })
  revertedXid: string | null;

  @IntegerColumn({ nullable: true })
  revertedGeneration: number | null;
}
