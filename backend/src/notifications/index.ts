export { AttachedDocuments } from "./attached-documents.js";
export type { MailAttachment, MailToQueue } from "./mail-message.js";
export { notificationsEntities } from "./notifications.entities.js";
export { NotificationsModule } from "./notifications.module.js";
export { QueueMail } from "./queue-mail.js";
export { renderMail, type MailContent } from "./render-mail.js";
