import { Injectable } from "@nestjs/common";
import { firstRow, type Tx } from "../platform/index.js";

export const PASSWORD_RESET_MINUTES = 60;

@Injectable()
export class PasswordResetRepository {
  async insert(tx: Tx, reset: { id: string; personId: string; tokenHash: string }): Promise<void> {
    await tx.query(
      `INSERT INTO password_reset (id, person_id, token_hash, expires_at)
       VALUES ($1, $2, $3, clock_timestamp() + interval '${PASSWORD_RESET_MINUTES} minutes')`,
      [reset.id, reset.personId, reset.tokenHash],
    );
  }

  /** Uses up the link, once; null when it is not good (any more). Every other link of the person dies with it. */
  async use(tx: Tx, tokenHash: string): Promise<{ personId: string } | null> {
    const used = await firstRow<{ personId: string }>(
      tx,
      `UPDATE password_reset SET used_at = clock_timestamp()
       WHERE token_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp()
       RETURNING person_id`,
      [tokenHash],
    );
    if (used) await this.voidAll(tx, used.personId);
    return used;
  }

  async voidAll(tx: Tx, personId: string): Promise<void> {
    await tx.query(
      "UPDATE password_reset SET used_at = clock_timestamp() WHERE person_id = $1 AND used_at IS NULL",
      [personId],
    );
  }
}
