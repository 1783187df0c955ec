import { createHash } from "node:crypto";
import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, newId, type Tx } from "../platform/index.js";

/** A stored rule; it never changes. */
export type RuleVersion = { id: string; text: string; semanticHash: string; createdAt: Instant };

/** The SQL of rule versions. */
@Injectable()
export class RuleVersionRepository {
  /**
   * Stores a rule and gives its id; one that stands already is shared. Texts of the same meaning but other comments are kept
   * apart under one semantic hash, so that everyone finds the text as they wrote it.
   */
  async store(tx: Tx, environmentId: string, text: string, semanticHash: string): Promise<string> {
    const textHash = createHash("sha256").update(text).digest("hex");
    await tx.query(
      `INSERT INTO rule_version (environment_id, id, text, semantic_hash, text_hash) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (environment_id, semantic_hash, text_hash) DO NOTHING`,
      [environmentId, newId(), text, semanticHash, textHash],
    );
    // A concurrent insert has committed by now (ON CONFLICT waited for it), and READ COMMITTED sees it.
    const stored = await firstRow<{ id: string }>(
      tx,
      "SELECT id FROM rule_version WHERE environment_id = $1 AND semantic_hash = $2 AND text_hash = $3",
      [environmentId, semanticHash, textHash],
    );
    if (!stored) throw new Error("a rule version vanished within its transaction");
    return stored.id;
  }

  async byId(tx: Tx, environmentId: string, id: string): Promise<RuleVersion | null> {
    return firstRow<RuleVersion>(
      tx,
      "SELECT id, text, semantic_hash, created_at FROM rule_version WHERE environment_id = $1 AND id = $2",
      [environmentId, id],
    );
  }
}
