import { Column, Entity, PrimaryColumn } from "typeorm";
import { InstantColumn } from "../database/columns.js";

/**
 * waiting: for business time · processing: its time has come · parked: for a person or a provider ·
 * done, blocked, cancelled: the time machine need not stay for it.
 */
export type WaitState = "waiting" | "processing" | "parked" | "done" | "blocked" | "cancelled";

@Entity("wait")
export class WaitEntity {
  @PrimaryColumn({ type: "uuid" })
  environmentId: string;

  @PrimaryColumn({ type: "text" })
  kind: string;

  @PrimaryColumn({ type: "uuid" })
  subjectId: string;

  @InstantColumn()
  dueAt: string;

  @Column({ type: "text" })
  state: WaitState;
}
