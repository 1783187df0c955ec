import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { Role } from "./roles.js";

/** A session dies this long after its last request, and this long after its beginning. */
export const SESSION_IDLE_DAYS = 7;
export const SESSION_DAYS = 30;
/** The token is changed this often. */
const ROTATE_AFTER = "1 hour";
/** How long requests that left before a rotation may still arrive. */
const OVERLAP = "1 minute";
const SEEN_EVERY = "1 minute";

export type Session = {
  id: string;
  organisationId: string;
  personId: string;
  csrfToken: string;
  userAgent: string | null;
  ip: string | null;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
};

/** A session as the guard finds it by a token. */
export type FoundSession = Session & {
  role: Role;
  /** The token is the present one, not the one before the last rotation. */
  isCurrent: boolean;
  tokenConfirmed: boolean;
  /** The token was replaced, its successor was used, and no request of before can still be on its way. */
  isReplayed: boolean;
  isRotationDue: boolean;
  isSeenDue: boolean;
};

const ALIVE = `s.ended_at IS NULL AND s.expires_at > clock_timestamp()
  AND s.last_seen_at > clock_timestamp() - interval '${SESSION_IDLE_DAYS} days'`;

@Injectable()
export class SessionRepository {
  async insert(
    tx: Tx,
    session: Omit<Session, "createdAt" | "lastSeenAt" | "expiresAt"> & { tokenHash: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO session (id, organisation_id, person_id, token_hash, csrf_token, user_agent, ip, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + interval '${SESSION_DAYS} days')`,
      [
        session.id,
        session.organisationId,
        session.personId,
        session.tokenHash,
        session.csrfToken,
        session.userAgent,
        session.ip,
      ],
    );
  }

  async withToken(tx: Tx, tokenHash: string): Promise<FoundSession | null> {
    return firstRow<FoundSession>(
      tx,
      `SELECT s.id, s.organisation_id, s.person_id, s.csrf_token, s.user_agent, s.ip, s.created_at, s.last_seen_at, s.expires_at,
              m.role, s.token_hash = $1 AS is_current, s.token_confirmed,
              s.token_hash <> $1 AND s.token_confirmed AND s.rotated_at < clock_timestamp() - interval '${OVERLAP}' AS is_replayed,
              s.rotated_at < clock_timestamp() - interval '${ROTATE_AFTER}' AS is_rotation_due,
              s.last_seen_at < clock_timestamp() - interval '${SEEN_EVERY}' AS is_seen_due
       FROM session s JOIN member m ON m.organisation_id = s.organisation_id AND m.person_id = s.person_id
       WHERE (s.token_hash = $1 OR s.previous_token_hash = $1) AND ${ALIVE}`,
      [tokenHash],
    );
  }

  /** Replaces the token that was presented; false when another request did so first. */
  async rotate(tx: Tx, id: string, presentedHash: string, newHash: string): Promise<boolean> {
    const affected = await affectedRows(
      tx,
      `UPDATE session SET previous_token_hash = $2, token_hash = $3, token_confirmed = false,
         rotated_at = clock_timestamp(), last_seen_at = clock_timestamp()
       WHERE id = $1 AND ended_at IS NULL AND rotated_at < clock_timestamp() - interval '${ROTATE_AFTER}'
         AND (token_hash = $2 OR (previous_token_hash = $2 AND NOT token_confirmed))`,
      [id, presentedHash, newHash],
    );
    return affected === 1;
  }

  /** The browser has sent its new token: from now on the one before is worth nothing. */
  async confirmToken(tx: Tx, id: string): Promise<void> {
    await tx.query(
      "UPDATE session SET token_confirmed = true, last_seen_at = clock_timestamp() WHERE id = $1",
      [id],
    );
  }

  async seen(tx: Tx, id: string): Promise<void> {
    await tx.query("UPDATE session SET last_seen_at = clock_timestamp() WHERE id = $1", [id]);
  }

  async switchOrganisation(tx: Tx, id: string, organisationId: string): Promise<void> {
    await tx.query("UPDATE session SET organisation_id = $2 WHERE id = $1", [id, organisationId]);
  }

  async listOfPerson(tx: Tx, personId: string): Promise<Session[]> {
    return rows<Session>(
      tx,
      `SELECT s.id, s.organisation_id, s.person_id, s.csrf_token, s.user_agent, s.ip, s.created_at, s.last_seen_at, s.expires_at
       FROM session s WHERE s.person_id = $1 AND ${ALIVE} ORDER BY s.id DESC LIMIT 100`,
      [personId],
    );
  }

  /** False when the person has no such session that lives. */
  async end(tx: Tx, personId: string, id: string): Promise<boolean> {
    const affected = await affectedRows(
      tx,
      "UPDATE session SET ended_at = clock_timestamp() WHERE person_id = $1 AND id = $2 AND ended_at IS NULL",
      [personId, id],
    );
    return affected === 1;
  }

  /** Ends all sessions of a person but one (null: all). */
  async endOthers(tx: Tx, personId: string, keepId: string | null): Promise<void> {
    await tx.query(
      "UPDATE session SET ended_at = clock_timestamp() WHERE person_id = $1 AND ended_at IS NULL AND ($2::uuid IS NULL OR id <> $2)",
      [personId, keepId],
    );
  }

  /** Deletes what ended or expired more than 90 days ago. */
  async prune(tx: Tx): Promise<void> {
    await tx.query(
      "DELETE FROM session WHERE least(coalesce(ended_at, 'infinity'), expires_at) < clock_timestamp() - interval '90 days'",
    );
  }
}
