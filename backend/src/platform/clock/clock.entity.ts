import { Column, Entity, PrimaryColumn } from "typeorm";
import { InstantColumn } from "../database/columns.js";

/** `real`: live. `ticking`: runs with real time plus an offset. `frozen`: moves only when told. */
export type ClockKind = "real" | "ticking" | "frozen";

@Entity("environment_clock")
export class EnvironmentClockEntity {
  @PrimaryColumn({ type: "uuid" })
  environmentId: string;

  @Column({ type: "text" })
  kind: ClockKind;

  /** What the clock showed … */
  @InstantColumn()
  shown: string;

  /** … at this real instant. */
  @InstantColumn()
  shownAt: string;
}
