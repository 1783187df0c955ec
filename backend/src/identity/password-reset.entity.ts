import { Entity } from "typeorm";
import { IdColumn, InstantColumn, RefColumn, TextColumn } from "../platform/index.js";

@Entity("password_reset")
export class PasswordResetEntity {
  @IdColumn() id: string;
  @RefColumn() personId: string;
  @TextColumn() tokenHash: string;
  @InstantColumn() createdAt: string;
  @InstantColumn() expiresAt: string;
  @InstantColumn({ nullable: true }) usedAt: string | null;
}
