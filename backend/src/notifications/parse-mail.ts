import PostalMime from "postal-mime";
import { newId, parsePublicId } from "../platform/index.js";
import type { ParsedMail } from "./mail-message.js";

/** Reads a raw MIME message as the sink received it. */
export async function parseMail(raw: Buffer): Promise<ParsedMail> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: "arraybuffer" });
  const header = (name: string): string | null => mail.headers.find(({ key }) => key === name)?.value ?? null;
  return {
    messageId: mail.messageId ?? `<${newId()}@sink.invalid>`,
    organisationId: parsePublicId("org", header("x-atlas-organisation") ?? ""),
    environmentId: parsePublicId("env", header("x-atlas-environment") ?? ""),
    template: header("x-atlas-template"),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    attachments: mail.attachments.map((attachment) => ({
      name: attachment.filename ?? "attachment",
      contentType: attachment.mimeType,
      base64:
        typeof attachment.content === "string"
          ? attachment.content
          : Buffer.from(new Uint8Array(attachment.content)).toString("base64"),
    })),
  };
}
