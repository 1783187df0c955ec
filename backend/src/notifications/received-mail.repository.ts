import { Injectable } from "@nestjs/common";
import { firstRow, newId, rows, type Tx } from "../platform/index.js";
import type { ParsedMail, ReceivedMailRow } from "./mail-message.js";

@Injectable()
export class ReceivedMailRepository {
  /** A mail that comes twice (same Message-ID) is shown once, with the number of its deliveries. */
  async receive(tx: Tx, mail: ParsedMail, envelope: { sender: string; recipients: string[] }): Promise<void> {
    await tx.query(
      `INSERT INTO received_mail (id, organisation_id, environment_id, message_id, template, sender, recipients,
                                  subject, text, html, attachments, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp())
       ON CONFLICT (message_id) DO UPDATE SET deliveries = received_mail.deliveries + 1`,
      [
        newId(),
        mail.organisationId,
        mail.environmentId,
        mail.messageId,
        mail.template,
        envelope.sender,
        JSON.stringify(envelope.recipients),
        mail.subject,
        mail.text,
        mail.html,
        JSON.stringify(mail.attachments),
      ],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<ReceivedMailRow | null> {
    return firstRow<ReceivedMailRow>(
      tx,
      "SELECT * FROM received_mail WHERE environment_id = $1 AND id = $2",
      [environmentId, id],
    );
  }

  async listOfEnvironment(
    tx: Tx,
    environmentId: string,
    filter: ReceivedMailFilter,
  ): Promise<ReceivedMailRow[]> {
    return this.list(tx, "environment_id = $1", environmentId, filter);
  }

  async listOfOrganisation(
    tx: Tx,
    organisationId: string,
    filter: ReceivedMailFilter,
  ): Promise<ReceivedMailRow[]> {
    return this.list(tx, "organisation_id = $1 AND environment_id IS NULL", organisationId, filter);
  }

  private list(
    tx: Tx,
    tenant: string,
    tenantId: string,
    filter: ReceivedMailFilter,
  ): Promise<ReceivedMailRow[]> {
    return rows<ReceivedMailRow>(
      tx,
      `SELECT * FROM received_mail
       WHERE ${tenant} AND ($2::text IS NULL OR recipients ? lower($2)) AND ($3::text IS NULL OR template = $3)
         AND ($4::uuid IS NULL OR id < $4)
       ORDER BY id DESC LIMIT $5`,
      [tenantId, filter.to ?? null, filter.template ?? null, filter.before, filter.limit + 1],
    );
  }
}

export type ReceivedMailFilter = {
  to?: string | undefined;
  template?: string | undefined;
  before: string | null;
  limit: number;
};
