import type { MailStatus } from "./mail-states.js";

/** A document that is read from the context that keeps it when the mail is sent. */
export type MailAttachment = { name: string; contentType: string; document: { kind: string; id: string } };
export type ReceivedAttachment = { name: string; contentType: string; base64: string };

/** What a context hands over to be mailed. */
export type MailToQueue = {
  /** null for mails of the organisation itself (invitations, password resets); then `organisationId` is required. */
  environmentId: string | null;
  organisationId?: string;
  /** A second mail with this key in the same environment is not sent: `invoice/<id>/<template>/<step>`. */
  dedupeKey: string;
  /** Stable name of what is said, such as `invoice_issued`. */
  template: string;
  /** One address. */
  to: string;
  /** Name shown beside Atlas' own address, for instance the seller's. */
  fromName?: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  attachments?: MailAttachment[];
  /** Holds a secret link: the body is never shown by the API and is erased once it was sent. */
  confidential?: boolean;
};

export type MailRow = {
  id: string;
  organisationId: string;
  environmentId: string | null;
  template: string;
  recipient: string;
  fromName: string | null;
  replyTo: string | null;
  subject: string;
  text: string;
  html: string;
  attachments: MailAttachment[];
  confidential: boolean;
  status: MailStatus;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  queuedAt: string;
  sentAt: string | null;
};

/** A mail as the local sink received it over SMTP. */
export type ParsedMail = {
  messageId: string;
  organisationId: string | null;
  environmentId: string | null;
  template: string | null;
  subject: string;
  text: string;
  html: string;
  attachments: ReceivedAttachment[];
};

export type ReceivedMailRow = ParsedMail & {
  id: string;
  sender: string;
  recipients: string[];
  deliveries: number;
  receivedAt: string;
};
