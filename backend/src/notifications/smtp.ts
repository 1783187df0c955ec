import { Inject, Injectable, type OnApplicationShutdown } from "@nestjs/common";
import { createTransport } from "nodemailer";
import { CONFIG, publicId, publicIdOrNull, type Config } from "../platform/index.js";
import type { MailRow } from "./mail-message.js";

// Together below the outbox's lease, so that a hanging server shows as a failed attempt, not as a lost worker.
const CONNECT_MS = 5_000;
const SILENCE_MS = 15_000;

export type AttachedFile = { name: string; contentType: string; content: Buffer };

/** Hands mails to the SMTP server of SMTP_URL. */
@Injectable()
export class Smtp implements OnApplicationShutdown {
  private transport: ReturnType<typeof openTransport> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Resolves when the server has taken responsibility for the mail; throws nodemailer's error otherwise. */
  async send(mail: MailRow, attachments: readonly AttachedFile[]): Promise<void> {
    const from = parseAddress(this.config.MAIL_FROM);
    await this.open().sendMail({
      // A retry carries the same id, so that mail servers and readers can tell it from a second mail.
      messageId: `<${publicId("mail", mail.id)}@${from.address.split("@")[1] ?? "atlas.local"}>`,
      from: { name: mail.fromName ?? from.name, address: from.address },
      // An address object: a comma in a recipient must never make two of it.
      to: { name: "", address: mail.recipient },
      ...(mail.replyTo ? { replyTo: { name: mail.fromName ?? "", address: mail.replyTo } } : {}),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: originHeaders(mail),
      attachments: attachments.map(({ name, contentType, content }) => ({
        filename: name,
        contentType,
        content,
      })),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private open(): ReturnType<typeof openTransport> {
    if (!this.config.SMTP_URL) throw new Error("SMTP_URL is not set, so no mail can be sent.");
    this.transport ??= openTransport(this.config.SMTP_URL);
    return this.transport;
  }
}

const openTransport = (url: string) =>
  createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });

/** From which environment a mail comes, for the sink and for whoever looks at headers. */
function originHeaders(mail: MailRow): Record<string, string> {
  const environment = publicIdOrNull("env", mail.environmentId);
  return {
    "X-Atlas-Organisation": publicId("org", mail.organisationId),
    ...(environment ? { "X-Atlas-Environment": environment } : {}),
    "X-Atlas-Template": mail.template,
    "Auto-Submitted": "auto-generated",
  };
}

/** `Atlas <billing@atlas.local>` or a bare address. */
function parseAddress(text: string): { name: string; address: string } {
  const match = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(text);
  return match ? { name: match[1] ?? "", address: match[2] ?? "" } : { name: "", address: text.trim() };
}
