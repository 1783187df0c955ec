import { Injectable } from "@nestjs/common";
import type { MailAttachment } from "./mail-message.js";

type ReadDocument = (environmentId: string, id: string) => Promise<Buffer>;

/** Reads the documents that mails carry from the contexts that keep them; each says at start which kinds are its own. */
@Injectable()
export class AttachedDocuments {
  private readonly readers = new Map<string, ReadDocument>();

  register(kind: string, read: ReadDocument): void {
    this.readers.set(kind, read);
  }

  async read(environmentId: string | null, { document }: MailAttachment): Promise<Buffer> {
    const read = this.readers.get(document.kind);
    if (!read || environmentId === null)
      throw new Error(`no context keeps documents of kind ${document.kind}`);
    return read(environmentId, document.id);
  }
}
