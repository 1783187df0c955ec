import { Injectable } from "@nestjs/common";
import { Clock, Outbox, type Tx } from "../platform/index.js";
import type { MailToQueue } from "./mail-message.js";
import { MailRepository } from "./mail.repository.js";

/** Queues a mail in the caller's transaction: it goes out if and only if the work it tells of is committed. */
@Injectable()
export class QueueMail {
  constructor(
    private readonly repository: MailRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The new mail's id, or null when a mail with this dedupe key was queued before. */
  async execute(tx: Tx, mail: MailToQueue): Promise<string | null> {
    const createdAt = mail.environmentId
      ? await this.clock.now(mail.environmentId, tx)
      : new Date().toISOString();
    const id = await this.repository.insert(tx, mail, createdAt);
    if (id === null) return null;
    await this.outbox.append(tx, {
      environmentId: mail.environmentId,
      aggregate: { type: "mail", id },
      type: "mail.queued",
      payload: {},
    });
    return id;
  }
}
