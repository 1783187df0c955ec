import { Entity } from "typeorm";
import { IdColumn, InstantColumn, TextColumn } from "../platform/index.js";

@Entity("organisation")
export class OrganisationEntity {
  @IdColumn() id: string;
  @TextColumn() name: string;
  @InstantColumn() createdAt: string;
}
