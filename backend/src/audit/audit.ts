import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import type { AuditRecord } from "./audit-entry.js";
import { AuditRepository } from "./audit.repository.js";

/** Writes who did what to what, in the transaction that does it: no entry without the deed, no deed without the entry. */
@Injectable()
export class Audit {
  constructor(private readonly repository: AuditRepository) {}

  async record(tx: Tx, record: AuditRecord): Promise<void> {
    await this.repository.insert(tx, record);
  }
}
