import { Entity } from "typeorm";
import { BooleanColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from "../platform/index.js";

@Entity("session")
export class SessionEntity {
  @IdColumn() id: string;
  @RefColumn() organisationId: string;
  @RefColumn() personId: string;
  @TextColumn() tokenHash: string;
  @TextColumn({ nullable: true }) previousTokenHash: string | null;
  /** False from a rotation until the browser has sent the new token once. */
  @BooleanColumn() tokenConfirmed: boolean;
  @TextColumn() csrfToken: string;
  @TextColumn({ nullable: true }) userAgent: string | null;
  @TextColumn({ nullable: true }) ip: string | null;
  @InstantColumn() createdAt: string;
  @InstantColumn() rotatedAt: string;
  @InstantColumn() lastSeenAt: string;
  @InstantColumn() expiresAt: string;
  @InstantColumn({ nullable: true }) endedAt: string | null;
}
