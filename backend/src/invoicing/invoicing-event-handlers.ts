import { Injectable, type OnModuleInit } from "@nestjs/common";
import { OutboxHandlers, type OutboxEvent } from "../platform/index.js";
import { SendDocument } from "./send-document.js";

/** What invoicing does after its own commits: mails. */
@Injectable()
export class InvoicingEventHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly sendDocument: SendDocument,
  ) {}

  onModuleInit(): void {
    this.handlers.on("invoice.finalized", "invoicing.mail-invoice", (event) =>
      this.sendDocument.invoice(environmentOf(event), event.aggregateId),
    );
    this.handlers.on("credit_note.issued", "invoicing.mail-credit-note", (event) =>
      this.sendDocument.creditNote(environmentOf(event), String(event.payload["creditNoteId"])),
    );
  }
}

function environmentOf(event: OutboxEvent): string {
  if (event.environmentId === null) throw new Error(`${event.type} without an environment`);
  return event.environmentId;
}
