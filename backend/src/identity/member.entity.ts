import { Entity } from "typeorm";
import { IdColumn, InstantColumn, IntegerColumn, TextColumn } from "../platform/index.js";
import type { Role } from "./roles.js";

@Entity("member")
export class MemberEntity {
  @IdColumn() organisationId: string;
  @IdColumn() personId: string;
  @TextColumn() role: Role;
  @InstantColumn() createdAt: string;
  @IntegerColumn() version: number;
}
