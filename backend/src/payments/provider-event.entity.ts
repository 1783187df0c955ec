import { Entity, PrimaryColumn } from "typeorm";
import { InstantColumn, TextColumn } from "../platform/index.js";

/** Webhooks that took effect, remembered so that a second delivery takes none. */
@Entity("provider_event")
export class ProviderEventEntity {
  @PrimaryColumn({ type: "text" })
  provider: string;

  @PrimaryColumn({ type: "text" })
  eventId: string;

  @TextColumn()
  type: string;

  @InstantColumn()
  receivedAt: string;
}
