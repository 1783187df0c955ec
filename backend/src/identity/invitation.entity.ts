import { Entity } from "typeorm";
import { IdColumn, InstantColumn, RefColumn, TextColumn } from "../platform/index.js";
import type { Role } from "./roles.js";

@Entity("invitation")
export class InvitationEntity {
  @IdColumn() organisationId: string;
  @IdColumn() id: string;
  @TextColumn() email: string;
  @TextColumn() role: Role;
  @TextColumn() tokenHash: string;
  @RefColumn() invitedBy: string;
  @InstantColumn() createdAt: string;
  @InstantColumn() expiresAt: string;
  @InstantColumn({ nullable: true }) acceptedAt: string | null;
  @InstantColumn({ nullable: true }) revokedAt: string | null;
}
