import { Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

@Entity("api_key")
export class ApiKeyEntity {
  @EnvironmentIdColumn() environmentId: string;
  @IdColumn() id: string;
  @TextColumn() name: string;
  @TextColumn() prefix: string;
  @TextColumn() tokenHash: string;
  @JsonColumn() scopes: string[];
  @TextColumn() createdByKind: string;
  @RefColumn({ nullable: true }) createdById: string | null;
  @InstantColumn() createdAt: string;
  @InstantColumn({ nullable: true }) lastUsedAt: string | null;
  @InstantColumn({ nullable: true }) revokedAt: string | null;
}
