import { Entity } from "typeorm";
import {
  BooleanColumn,
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("request_log")
export class RequestLogEntity {
  @EnvironmentIdColumn() environmentId: string;
  /** The uuid inside the request id, `req_…`. */
  @IdColumn() id: string;
  @InstantColumn() at: string;
  @TextColumn() method: string;
  @TextColumn() path: string;
  @TextColumn({ nullable: true }) query: string | null;
  @IntegerColumn() status: number;
  @IntegerColumn() durationMs: number;
  @TextColumn() actorKind: string;
  @RefColumn() actorId: string;
  @TextColumn({ nullable: true }) problemCode: string | null;
  @TextColumn({ nullable: true }) problemDetail: string | null;
  @BooleanColumn() replayed: boolean;
  @IntegerColumn({ nullable: true }) responseBytes: number | null;
  @TextColumn({ nullable: true }) userAgent: string | null;
}
