import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { LoggedRequest } from "./logged-request.js";

export const KEEP_DAYS = 7;

export type RequestLogFilter = {
  method?: string | undefined;
  statusFrom: number;
  statusTo: number;
  path?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  actorId?: string | undefined;
  before: string | null;
  limit: number;
};

@Injectable()
export class RequestLogRepository {
  /** Newest first. */
  async list(tx: Tx, environmentId: string, filter: RequestLogFilter): Promise<LoggedRequest[]> {
    return rows<LoggedRequest>(
      tx,
      `SELECT * FROM request_log
       WHERE environment_id = $1 AND ($2::text IS NULL OR method = $2) AND status BETWEEN $3 AND $4
         AND ($5::text IS NULL OR starts_with(path, $5)) AND ($6::timestamptz IS NULL OR at >= $6) AND ($7::timestamptz IS NULL OR at < $7)
         AND ($8::uuid IS NULL OR actor_id = $8) AND ($9::uuid IS NULL OR id < $9)
       ORDER BY id DESC LIMIT $10`,
      [
        environmentId,
        filter.method ?? null,
        filter.statusFrom,
        filter.statusTo,
        filter.path ?? null,
        filter.from ?? null,
        filter.to ?? null,
        filter.actorId ?? null,
        filter.before,
        filter.limit + 1,
      ],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<LoggedRequest | null> {
    return firstRow<LoggedRequest>(tx, "SELECT * FROM request_log WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
    ]);
  }

  async prune(tx: Tx): Promise<void> {
    await tx.query(
      `DELETE FROM request_log WHERE at < clock_timestamp() - make_interval(days => ${KEEP_DAYS})`,
    );
  }
}
