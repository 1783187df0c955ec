import { z } from "zod";
import { idSchema, pageQuery, pageSchema, publicId } from "../platform/index.js";
import type { MailRow, ReceivedMailRow } from "./mail-message.js";

const address = z.string().trim().toLowerCase().max(254).optional().describe("Only mails to this address.");
const template = z
  .string()
  .max(64)
  .optional()
  .describe("Only mails of this template, such as `invoice_issued`.");

export const mailQuery = pageQuery.extend({
  to: address,
  template,
  status: z.enum(["queued", "sending", "sent", "failed"]).optional().describe("Only mails in this state."),
});
export const receivedMailQuery = pageQuery.extend({ to: address, template });
export const mailParams = z.object({ id: idSchema("mail") });

export const mailSchema = z
  .object({
    id: z.string().describe("`mail_…`"),
    template: z.string().describe("What is said, such as `invoice_issued`."),
    to: z.string().describe("The recipient's address."),
    subject: z.string(),
    status: z
      .enum(["queued", "sending", "sent", "failed"])
      .describe("`failed`: the server refused it, or did not take it for a day."),
    attempts: z.number().int().describe("How often it was offered to the SMTP server."),
    lastError: z.string().nullable().describe("Why the last attempt failed."),
    attachments: z.array(z.object({ name: z.string(), contentType: z.string() })),
    createdAt: z.string().describe("Business time of the environment."),
    sentAt: z.string().nullable().describe("Real time at which the server took it."),
  })
  .meta({ id: "Mail" });
export const mailPage = pageSchema(mailSchema);

export const receivedMailSchema = z
  .object({
    id: z.string().describe("`mail_…`"),
    from: z.string(),
    to: z.array(z.string()),
    template: z.string().nullable(),
    subject: z.string(),
    text: z.string().describe("The plain text."),
    attachments: z.array(
      z.object({ name: z.string(), contentType: z.string(), size: z.number().int().describe("In bytes.") }),
    ),
    deliveries: z.number().int().describe("How often it came in with the same Message-ID."),
    receivedAt: z.string().describe("Real time."),
  })
  .meta({ id: "ReceivedMail" });
export const receivedMailPage = pageSchema(receivedMailSchema);
export const receivedMailDetailSchema = receivedMailSchema
  .extend({
    html: z.string(),
    attachments: z.array(
      z.object({ name: z.string(), contentType: z.string(), base64: z.string().describe("The content.") }),
    ),
  })
  .meta({ id: "ReceivedMailDetail" });

export function toMail(row: MailRow): z.infer<typeof mailSchema> {
  return {
    id: publicId("mail", row.id),
    template: row.template,
    to: row.recipient,
    subject: row.subject,
    status: row.status,
    attempts: row.attempts,
    lastError: row.lastError,
    attachments: row.attachments.map(({ name, contentType }) => ({ name, contentType })),
    createdAt: row.createdAt,
    sentAt: row.sentAt,
  };
}

export function toReceivedMail(row: ReceivedMailRow): z.infer<typeof receivedMailSchema> {
  return {
    id: publicId("mail", row.id),
    from: row.sender,
    to: row.recipients,
    template: row.template,
    subject: row.subject,
    text: row.text,
    attachments: row.attachments.map(({ name, contentType, base64 }) => ({
      name,
      contentType,
      size: Buffer.byteLength(base64, "base64"),
    })),
    deliveries: row.deliveries,
    receivedAt: row.receivedAt,
  };
}

export function toReceivedMailDetail(row: ReceivedMailRow): z.infer<typeof receivedMailDetailSchema> {
  return { ...toReceivedMail(row), html: row.html, attachments: row.attachments };
}
