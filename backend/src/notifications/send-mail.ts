import { Injectable } from "@nestjs/common";
import { Database, logger } from "../platform/index.js";
import { AttachedDocuments } from "./attached-documents.js";
import type { MailRow } from "./mail-message.js";
import { MailRepository } from "./mail.repository.js";
import { Smtp, type AttachedFile } from "./smtp.js";

const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Sends one queued mail. Run by the outbox until it returns: it throws while the mail is still to be sent.
 * SMTP knows no transaction: a worker that dies between the server's "250" and our commit sends it again with the same Message-ID.
 */
@Injectable()
export class SendMail {
  private readonly log = logger.child({ context: "notifications" });

  constructor(
    private readonly database: Database,
    private readonly repository: MailRepository,
    private readonly documents: AttachedDocuments,
    private readonly smtp: Smtp,
  ) {}

  async execute(mailId: string): Promise<void> {
    const tx = this.database.reader;
    const mail = await this.repository.claim(tx, mailId);
    if (!mail) return this.assertSettled(mailId);
    try {
      await this.smtp.send(mail, await this.attached(mail));
    } catch (error) {
      return this.notSent(mail, error);
    }
    await this.repository.markSent(tx, mail.id);
  }

  private attached({ environmentId, attachments }: MailRow): Promise<AttachedFile[]> {
    return Promise.all(
      attachments.map(async (attachment) => ({
        name: attachment.name,
        contentType: attachment.contentType,
        content: await this.documents.read(environmentId, attachment),
      })),
    );
  }

  private async notSent(mail: MailRow, error: unknown): Promise<void> {
    const reason = reasonOf(error);
    const isFinal = isRefusal(error) || Date.now() - Date.parse(mail.queuedAt) > GIVE_UP_AFTER_MS;
    await this.repository.markNotSent(this.database.reader, mail.id, isFinal ? "failed" : "queued", reason);
    if (!isFinal) throw error;
    // Told by the mail's own state, which a person sees and can queue again.
    this.log.warn({ mailId: mail.id, template: mail.template }, "a mail could not be delivered");
  }

  // Another worker may hold the lease and die with it: the outbox must come back until the mail is settled.
  private async assertSettled(mailId: string): Promise<void> {
    const mail = await this.repository.find(this.database.reader, mailId);
    if (mail?.status === "sending") throw new Error("another worker is sending this mail");
  }
}

// Read by shape: errors of the network have a code, and sometimes an empty message.
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: unknown; code?: unknown };
  if (typeof message === "string" && message !== "") return message.slice(0, 500);
  return typeof code === "string" ? code : "The mail server could not be reached.";
}

/** 5xx answers are for good (unknown recipient, message refused); everything else may pass. */
function isRefusal(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  // A wrong password of ours is no fault of the mail: it is tried again once the configuration is right.
  return typeof responseCode === "number" && responseCode >= 500 && code !== "EAUTH";
}
