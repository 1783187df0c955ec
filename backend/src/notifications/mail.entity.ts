import { Entity } from "typeorm";
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";
import type { MailStatus } from "./mail-states.js";
import type { MailAttachment } from "./mail-message.js";

@Entity("mail")
export class MailEntity {
  @IdColumn() id: string;
  @RefColumn() organisationId: string;
  @RefColumn({ nullable: true }) environmentId: string | null;
  @TextColumn() dedupeKey: string;
  @TextColumn() template: string;
  @TextColumn() recipient: string;
  @TextColumn({ nullable: true }) fromName: string | null;
  @TextColumn({ nullable: true }) replyTo: string | null;
  @TextColumn() subject: string;
  @TextColumn() text: string;
  @TextColumn() html: string;
  @JsonColumn() attachments: MailAttachment[];
  @BooleanColumn() confidential: boolean;
  @TextColumn() status: MailStatus;
  @IntegerColumn() attempts: number;
  @InstantColumn({ nullable: true }) leaseEndsAt: string | null;
  @TextColumn({ nullable: true }) lastError: string | null;
  /** Business time of the environment. */
  @InstantColumn() createdAt: string;
  /** Real time. */
  @InstantColumn() queuedAt: string;
  /** Real time. */
  @InstantColumn({ nullable: true }) sentAt: string | null;
}
