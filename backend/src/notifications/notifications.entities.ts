import { MailEntity } from "./mail.entity.js";
import { ReceivedMailEntity } from "./received-mail.entity.js";

export const notificationsEntities = [MailEntity, ReceivedMailEntity];
