import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { rows, type Tx } from "../platform/index.js";

export type NextDue = { kind: "period_end" | "billing_run" | "retry" | "collection"; at: Instant };

/** The nearest instants at which something will happen by itself, one per kind: where it pays to advance the clock to. */
@Injectable()
export class NextDueRepository {
  async after(tx: Tx, environmentId: string, now: Instant): Promise<NextDue[]> {
    return rows<NextDue>(
      tx,
      `SELECT kind, at FROM (
         SELECT 'period_end' AS kind, min(boundary) AS at FROM billing_run
         WHERE environment_id = $1 AND status = 'scheduled' AND boundary > $2
         UNION ALL
         SELECT kind, min(due_at) FROM wait
         WHERE environment_id = $1 AND kind IN ('billing_run', 'collection') AND state = 'waiting' AND due_at > $2 GROUP BY kind
         UNION ALL
         -- A case waits for a retry where the step after its wait is one.
         SELECT 'retry', min(w.due_at) FROM wait w
         JOIN collection_case c ON c.environment_id = w.environment_id AND c.invoice_id = w.subject_id
         JOIN collection_flow_version v ON v.environment_id = c.environment_id AND v.id = c.flow_version_id
         WHERE w.environment_id = $1 AND w.kind = 'collection' AND w.state = 'waiting' AND w.due_at > $2 AND c.status = 'active'
           AND v.document #>> ARRAY['steps', v.document #>> ARRAY['steps', c.step, 'next'], 'kind'] = 'retry') due
       WHERE at IS NOT NULL ORDER BY at, kind`,
      [environmentId, now],
    );
  }
}
