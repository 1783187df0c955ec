import { Controller, Get, Param, Post, Query } from "@nestjs/common";
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
import { ListMails } from "./list-mails.js";
import { MailRepository } from "./mail.repository.js";
import { notificationErrors } from "./notifications.errors.js";
import { mailPage, mailParams, mailQuery, mailSchema, toMail } from "./notifications.schemas.js";
import { RequeueMail } from "./requeue-mail.js";

@ApiTags("Mails")
@Controller("v1/mails")
export class MailsController {
  constructor(
    private readonly database: Database,
    private readonly repository: MailRepository,
    private readonly listMails: ListMails,
    private readonly requeueMail: RequeueMail,
  ) {}

  @Get()
  @Requires("mails:read")
  @ApiOperation({
    summary: "List the mails that Atlas sends",
    description: "Newest first, with their state of delivery.",
  })
  @Responds(200, mailPage, "A page of mails.")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: mailQuery }) query: z.infer<typeof mailQuery>,
  ): Promise<z.infer<typeof mailPage>> {
    return mapPage(await this.listMails.execute(caller, "environment", query), toMail);
  }

  @Get("organisation")
  @Requires("members:write")
  @ForPeople()
  @ApiOperation({
    summary: "List the organisation's own mails",
    description: "Invitations and password resets; owners only.",
  })
  @Responds(200, mailPage, "A page of mails.")
  async listOfOrganisation(
    @CurrentCaller() caller: Caller,
    @Query({ schema: mailQuery }) query: z.infer<typeof mailQuery>,
  ): Promise<z.infer<typeof mailPage>> {
    return mapPage(await this.listMails.execute(caller, "organisation", query), toMail);
  }

  @Get(":id")
  @Requires("mails:read")
  @ApiOperation({ summary: "Read a mail's state of delivery" })
  @Responds(200, mailSchema, "The mail.")
  async get(
    @CurrentCaller() caller: Caller,
    @Param({ schema: mailParams }) { id }: z.infer<typeof mailParams>,
  ): Promise<z.infer<typeof mailSchema>> {
    const mail = await this.repository.get(this.database.reader, caller.environmentId, id);
    if (!mail) throw notificationErrors("mail.not_found");
    return toMail(mail);
  }

  @Post(":id/retry")
  @Requires("mails:write")
  @ApiOperation({ summary: "Queue a failed mail again" })
  @Responds(200, mailSchema, "The mail, queued.")
  async retry(
    @CurrentCaller() caller: Caller,
    @Param({ schema: mailParams }) { id }: z.infer<typeof mailParams>,
  ): Promise<z.infer<typeof mailSchema>> {
    return toMail(await this.requeueMail.execute(caller, id));
  }
}
