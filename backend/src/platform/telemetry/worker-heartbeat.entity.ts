import { Entity, PrimaryColumn } from "typeorm";
import { InstantColumn } from "../database/columns.js";

@Entity("worker_heartbeat")
export class WorkerHeartbeatEntity {
  @PrimaryColumn({ type: "text" })
  workerId: string;

  @InstantColumn()
  seenAt: string;
}
