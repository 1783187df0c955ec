import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { Role } from "./roles.js";

export const INVITATION_DAYS = 7;

export type Invitation = {
  organisationId: string;
  id: string;
  email: string;
  role: Role;
  invitedBy: string;
  createdAt: string;
  expiresAt: string;
  acceptedAt: string | null;
  revokedAt: string | null;
};

const COLUMNS =
  "organisation_id, id, email, role, invited_by, created_at, expires_at, accepted_at, revoked_at";

@Injectable()
export class InvitationRepository {
  async insert(
    tx: Tx,
    invitation: Pick<Invitation, "organisationId" | "id" | "email" | "role" | "invitedBy"> & {
      tokenHash: string;
    },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO invitation (organisation_id, id, email, role, invited_by, token_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + interval '${INVITATION_DAYS} days')`,
      [
        invitation.organisationId,
        invitation.id,
        invitation.email,
        invitation.role,
        invitation.invitedBy,
        invitation.tokenHash,
      ],
    );
  }

  async get(tx: Tx, organisationId: string, id: string): Promise<Invitation | null> {
    return firstRow<Invitation>(
      tx,
      `SELECT ${COLUMNS} FROM invitation WHERE organisation_id = $1 AND id = $2`,
      [organisationId, id],
    );
  }

  /** The invitation behind a link while it is good for something; locked until the transaction ends. */
  async openWithToken(tx: Tx, tokenHash: string): Promise<Invitation | null> {
    return firstRow<Invitation>(
      tx,
      `SELECT ${COLUMNS} FROM invitation
       WHERE token_hash = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > clock_timestamp()
       FOR UPDATE`,
      [tokenHash],
    );
  }

  async list(
    tx: Tx,
    organisationId: string,
    page: { before: string | null; limit: number },
  ): Promise<Invitation[]> {
    return rows<Invitation>(
      tx,
      `SELECT ${COLUMNS} FROM invitation WHERE organisation_id = $1 AND ($2::uuid IS NULL OR id < $2)
       ORDER BY id DESC LIMIT $3`,
      [organisationId, page.before, page.limit + 1],
    );
  }

  async accept(tx: Tx, organisationId: string, id: string): Promise<void> {
    await tx.query(
      "UPDATE invitation SET accepted_at = clock_timestamp() WHERE organisation_id = $1 AND id = $2",
      [organisationId, id],
    );
  }

  /** False when it is not open. */
  async revoke(tx: Tx, organisationId: string, id: string): Promise<boolean> {
    const affected = await affectedRows(
      tx,
      `UPDATE invitation SET revoked_at = clock_timestamp()
       WHERE organisation_id = $1 AND id = $2 AND accepted_at IS NULL AND revoked_at IS NULL`,
      [organisationId, id],
    );
    return affected === 1;
  }

  /** A new invitation takes the place of the one before. */
  async revokeOpenOf(tx: Tx, organisationId: string, email: string): Promise<void> {
    await tx.query(
      `UPDATE invitation SET revoked_at = clock_timestamp()
       WHERE organisation_id = $1 AND email = $2 AND accepted_at IS NULL AND revoked_at IS NULL`,
      [organisationId, email],
    );
  }
}
