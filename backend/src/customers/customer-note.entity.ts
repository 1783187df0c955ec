import { Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, RefColumn, TextColumn } from "../platform/index.js";

/** What somebody wrote down about a customer, for colleagues. */
@Entity("customer_note")
export class CustomerNoteEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @RefColumn()
  customerId: string;

  @TextColumn()
  text: string;

  @TextColumn()
  authorKind: "person" | "api_key";

  @RefColumn()
  authorId: string;

  /** Business time. */
  @InstantColumn()
  createdAt: string;
}
