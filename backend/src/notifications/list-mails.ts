import { Injectable } from "@nestjs/common";
import { Database, readIdCursor, toPage, type Caller, type Page, type PageQuery } from "../platform/index.js";
import type { MailRow, ReceivedMailRow } from "./mail-message.js";
import { MailRepository } from "./mail.repository.js";
import { ReceivedMailRepository } from "./received-mail.repository.js";

type Filter = PageQuery & { to?: string | undefined; template?: string | undefined };
type Owner = "environment" | "organisation";

/** The mails that Atlas sent or is about to, newest first. */
@Injectable()
export class ListMails {
  constructor(
    private readonly database: Database,
    private readonly repository: MailRepository,
  ) {}

  async execute(
    caller: Caller,
    of: Owner,
    query: Filter & { status?: string | undefined },
  ): Promise<Page<MailRow>> {
    const filter = { ...query, before: readIdCursor(query.cursor) };
    const tx = this.database.reader;
    const found =
      of === "environment"
        ? await this.repository.listOfEnvironment(tx, caller.environmentId, filter)
        : await this.repository.listOfOrganisation(tx, caller.organisationId, filter);
    return toPage(found, query.limit, (row) => [row.id]);
  }
}

/** The mails that the local sink received, newest first. */
@Injectable()
export class ListReceivedMails {
  constructor(
    private readonly database: Database,
    private readonly repository: ReceivedMailRepository,
  ) {}

  async execute(caller: Caller, of: Owner, query: Filter): Promise<Page<ReceivedMailRow>> {
    const filter = { ...query, before: readIdCursor(query.cursor) };
    const tx = this.database.reader;
    const found =
      of === "environment"
        ? await this.repository.listOfEnvironment(tx, caller.environmentId, filter)
        : await this.repository.listOfOrganisation(tx, caller.organisationId, filter);
    return toPage(found, query.limit, (row) => [row.id]);
  }
}
