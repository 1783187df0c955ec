import { Column, Entity } from "typeorm";
import {
  EnvironmentIdColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";

/** An amendment (with its replacement) or a void (without): from its transaction on the superseded row no longer counts. */
@Entity("usage_revision")
export class UsageRevisionEntity {
  @EnvironmentIdColumn()
  environmentId: string;

  @IdColumn()
  supersededId: string;

  @RefColumn({ nullable: true })
  replacementId: string | null;

  /** The caller's id of the amendment or void. */
  @TextColumn()
  revisionId: string;

  @RefColumn()
  customerId: string;

  /** Of the superseded event. */
  @InstantColumn()
  time: string;

  @TextColumn({ nullable: true })
  reason: string | null;

  @JsonColumn()
  actor: Record<string, unknown>;

  @InstantColumn()
  receivedAt: string;

  @Column({ type: "bigint" })
  xid: string;

  @IntegerColumn()
  generation: number;
}
