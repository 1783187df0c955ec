import { Entity } from "typeorm";
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from "../platform/index.js";
import type { ReceivedAttachment } from "./mail-message.js";

@Entity("received_mail")
export class ReceivedMailEntity {
  @IdColumn() id: string;
  @RefColumn({ nullable: true }) organisationId: string | null;
  @RefColumn({ nullable: true }) environmentId: string | null;
  @TextColumn() messageId: string;
  @TextColumn({ nullable: true }) template: string | null;
  @TextColumn() sender: string;
  @JsonColumn() recipients: string[];
  @TextColumn() subject: string;
  @TextColumn() text: string;
  @TextColumn() html: string;
  @JsonColumn() attachments: ReceivedAttachment[];
  @IntegerColumn() deliveries: number;
  @InstantColumn() receivedAt: string;
}
