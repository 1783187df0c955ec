import { Entity } from "typeorm";
import { EnvironmentIdColumn, IdColumn, InstantColumn, TextColumn } from "../platform/index.js";

@Entity("rule_version")
export class RuleVersionEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  id: string;

  @TextColumn()
  text: string;

  /** Of the rule's meaning: comments and layout do not count. */
  @TextColumn()
  semanticHash: string;

  /** SHA-256 of the text: the same text is stored once. */
  @TextColumn()
  textHash: string;

  @InstantColumn()
  createdAt: string;
}
