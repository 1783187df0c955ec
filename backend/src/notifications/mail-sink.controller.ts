import { Controller, Get, Param, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  ForPeople,
  mapPage,
  Requires,
  Responds,
  type Caller,
} from "../platform/index.js";
import { ListReceivedMails } from "./list-mails.js";
import { notificationErrors } from "./notifications.errors.js";
import {
  mailParams,
  receivedMailDetailSchema,
  receivedMailPage,
  receivedMailQuery,
  toReceivedMail,
  toReceivedMailDetail,
} from "./notifications.schemas.js";
import { ReceivedMailRepository } from "./received-mail.repository.js";

@ApiTags("Mails")
@Controller("v1/mail-sink")
export class MailSinkController {
  constructor(
    private readonly database: Database,
    private readonly repository: ReceivedMailRepository,
    private readonly listMails: ListReceivedMails,
  ) {}

  @Get()
  @Requires("mails:read")
  @ApiOperation({
    summary: "List the mails that the local sink received",
    description:
      "Where no SMTP server is set up, mails go to a sink that keeps them for reading here. Newest first.",
  })
  @Responds(200, receivedMailPage, "A page of received mails.")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: receivedMailQuery }) query: z.infer<typeof receivedMailQuery>,
  ): Promise<z.infer<typeof receivedMailPage>> {
    return mapPage(await this.listMails.execute(caller, "environment", query), toReceivedMail);
  }

  @Get("organisation")
  @Requires("members:write")
  @ForPeople()
  @ApiOperation({
    summary: "List the organisation's own mails in the local sink",
    description: "Invitations and password resets; owners only, since their links are keys.",
  })
  @Responds(200, receivedMailPage, "A page of received mails.")
  async listOfOrganisation(
    @CurrentCaller() caller: Caller,
    @Query({ schema: receivedMailQuery }) query: z.infer<typeof receivedMailQuery>,
  ): Promise<z.infer<typeof receivedMailPage>> {
    return mapPage(await this.listMails.execute(caller, "organisation", query), toReceivedMail);
  }

  @Get(":id")
  @Requires("mails:read")
  @ApiOperation({ summary: "Read a received mail, with its HTML and attachments" })
  @Responds(200, receivedMailDetailSchema, "The mail.")
  async get(
    @CurrentCaller() caller: Caller,
    @Param({ schema: mailParams }) { id }: z.infer<typeof mailParams>,
  ): Promise<z.infer<typeof receivedMailDetailSchema>> {
    const mail = await this.repository.get(this.database.reader, caller.environmentId, id);
    if (!mail) throw notificationErrors("mail.not_found");
    return toReceivedMailDetail(mail);
  }
}
