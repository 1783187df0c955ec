import { Injectable } from "@nestjs/common";
import { firstRow, newId, rows, type Tx } from "../platform/index.js";
import type { MailRow, MailToQueue } from "./mail-message.js";
import { mailStates } from "./mail-states.js";

// Longer than the longest SMTP conversation, so that two workers never send the same mail at once.
const LEASE = "2 minutes";

@Injectable()
export class MailRepository {
  /** The id of the new mail, or null when one with its dedupe key stands already. */
  async insert(tx: Tx, mail: MailToQueue, createdAt: string): Promise<string | null> {
    const inserted = await firstRow<{ id: string }>(
      tx,
      `INSERT INTO mail (id, organisation_id, environment_id, dedupe_key, template, recipient, from_name, reply_to,
                         subject, text, html, attachments, confidential, status, created_at)
       VALUES ($1, coalesce($2, (SELECT organisation_id FROM environment WHERE id = $3)), $3, $4, $5, $6, $7, $8,
               $9, $10, $11, $12, $13, 'queued', $14)
       ON CONFLICT ON CONSTRAINT mail_once DO NOTHING
       RETURNING id`,
      [
        newId(),
        mail.organisationId ?? null,
        mail.environmentId,
        mail.dedupeKey,
        mail.template,
        mail.to,
        mail.fromName ?? null,
        mail.replyTo ?? null,
        mail.subject,
        mail.text,
        mail.html,
        JSON.stringify(mail.attachments ?? []),
        mail.confidential ?? false,
        createdAt,
      ],
    );
    return inserted?.id ?? null;
  }

  /** Takes a mail for sending under a lease; null when it is not to be sent (any more) or another worker holds it. */
  async claim(tx: Tx, id: string): Promise<MailRow | null> {
    mailStates.assert("queued", "sending");
    return firstRow<MailRow>(
      tx,
      `UPDATE mail SET status = 'sending', attempts = attempts + 1, lease_ends_at = clock_timestamp() + interval '${LEASE}'
       WHERE id = $1 AND (status = 'queued' OR (status = 'sending' AND lease_ends_at < clock_timestamp()))
       RETURNING *`,
      [id],
    );
  }

  async markSent(tx: Tx, id: string): Promise<void> {
    mailStates.assert("sending", "sent");
    await tx.query(
      `UPDATE mail SET status = 'sent', sent_at = clock_timestamp(), last_error = NULL, lease_ends_at = NULL,
         text = CASE WHEN confidential THEN '' ELSE text END,
         html = CASE WHEN confidential THEN '' ELSE html END
       WHERE id = $1 AND status = 'sending'`,
      [id],
    );
  }

  async markNotSent(tx: Tx, id: string, to: "queued" | "failed", reason: string): Promise<void> {
    mailStates.assert("sending", to);
    await tx.query(
      "UPDATE mail SET status = $2, last_error = $3, lease_ends_at = NULL WHERE id = $1 AND status = 'sending'",
      [id, to, reason],
    );
  }

  /** Queues a failed mail again, with another day to be delivered in. */
  async requeue(tx: Tx, environmentId: string, id: string): Promise<MailRow | null> {
    mailStates.assert("failed", "queued");
    return firstRow<MailRow>(
      tx,
      `UPDATE mail SET status = 'queued', queued_at = clock_timestamp()
       WHERE environment_id = $1 AND id = $2 AND status = 'failed' RETURNING *`,
      [environmentId, id],
    );
  }

  async find(tx: Tx, id: string): Promise<MailRow | null> {
    return firstRow<MailRow>(tx, "SELECT * FROM mail WHERE id = $1", [id]);
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<MailRow | null> {
    return firstRow<MailRow>(tx, "SELECT * FROM mail WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
    ]);
  }

  async listOfEnvironment(tx: Tx, environmentId: string, filter: MailFilter): Promise<MailRow[]> {
    return this.list(tx, "environment_id = $1", environmentId, filter);
  }

  async listOfOrganisation(tx: Tx, organisationId: string, filter: MailFilter): Promise<MailRow[]> {
    return this.list(tx, "organisation_id = $1 AND environment_id IS NULL", organisationId, filter);
  }

  private list(tx: Tx, tenant: string, tenantId: string, filter: MailFilter): Promise<MailRow[]> {
    return rows<MailRow>(
      tx,
      `SELECT * FROM mail
       WHERE ${tenant} AND ($2::text IS NULL OR recipient = $2) AND ($3::text IS NULL OR template = $3)
         AND ($4::text IS NULL OR status = $4) AND ($5::uuid IS NULL OR id < $5)
       ORDER BY id DESC LIMIT $6`,
      [
        tenantId,
        filter.to ?? null,
        filter.template ?? null,
        filter.status ?? null,
        filter.before,
        filter.limit + 1,
      ],
    );
  }
}

export type MailFilter = {
  to?: string | undefined;
  template?: string | undefined;
  status?: string | undefined;
  before: string | null;
  limit: number;
};
