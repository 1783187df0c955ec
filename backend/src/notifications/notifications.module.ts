import { Module, type OnModuleInit } from "@nestjs/common";
import { AuditModule } from "../audit/index.js";
import { OutboxHandlers } from "../platform/index.js";
import { AttachedDocuments } from "./attached-documents.js";
import { ListMails, ListReceivedMails } from "./list-mails.js";
import { MailSinkController } from "./mail-sink.controller.js";
import { MailSink } from "./mail-sink.js";
import { MailRepository } from "./mail.repository.js";
import { MailsController } from "./mails.controller.js";
import { QueueMail } from "./queue-mail.js";
import { ReceivedMailRepository } from "./received-mail.repository.js";
import { RequeueMail } from "./requeue-mail.js";
import { SendMail } from "./send-mail.js";
import { Smtp } from "./smtp.js";

@Module({
  imports: [AuditModule],
  controllers: [MailsController, MailSinkController],
  providers: [
    MailRepository,
    ReceivedMailRepository,
    QueueMail,
    SendMail,
    RequeueMail,
    ListMails,
    ListReceivedMails,
    AttachedDocuments,
    Smtp,
    MailSink,
  ],
  exports: [AttachedDocuments, QueueMail],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly sendMail: SendMail,
  ) {}

  onModuleInit(): void {
    this.handlers.on("mail.queued", "notifications.send-mail", (event) =>
      this.sendMail.execute(event.aggregateId),
    );
  }
}
