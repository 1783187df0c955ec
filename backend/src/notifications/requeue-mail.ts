import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, Outbox, publicId, type Caller } from "../platform/index.js";
import type { MailRow } from "./mail-message.js";
import { MailRepository } from "./mail.repository.js";
import { notificationErrors } from "./notifications.errors.js";

/** A person's second try for a mail that failed for good, for instance once the mailbox exists. */
@Injectable()
export class RequeueMail {
  constructor(
    private readonly database: Database,
    private readonly repository: MailRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, mailId: string): Promise<MailRow> {
    const { environmentId } = caller;
    return this.database.transaction(async (tx) => {
      const mail = await this.repository.requeue(tx, environmentId, mailId);
      if (!mail) {
        const standing = await this.repository.get(tx, environmentId, mailId);
        throw notificationErrors(standing ? "mail.not_failed" : "mail.not_found");
      }
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "mail", id: mailId },
        type: "mail.queued",
        payload: {},
      });
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: "mail.queued_again",
        subject: { type: "mail", id: publicId("mail", mailId) },
      });
      return mail;
    });
  }
}
