import { Entity } from "typeorm";
import { IdColumn, InstantColumn, TextColumn } from "../platform/index.js";

@Entity("person")
export class PersonEntity {
  @IdColumn() id: string;
  @TextColumn() email: string;
  @TextColumn() name: string;
  @TextColumn() passwordHash: string;
  @InstantColumn() createdAt: string;
}
