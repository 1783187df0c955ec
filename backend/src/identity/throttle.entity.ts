import { Entity, PrimaryColumn } from "typeorm";
import { InstantColumn, IntegerColumn } from "../platform/index.js";

@Entity("throttle")
export class ThrottleEntity {
  @PrimaryColumn({ type: "text" }) subject: string;
  @InstantColumn() windowEndsAt: string;
  @IntegerColumn() attempts: number;
}
