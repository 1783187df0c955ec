import { sql, uuidOf } from "./database.js";
import type { Environment } from "./environment.js";

/** What must hold in any environment, whatever happened: the invariants of the design that show in the tables. */
export async function brokenInvariants(env: Environment): Promise<string[]> {
  const id = uuidOf(env.id);
  const checks: [invariant: string, query: string][] = [
    [
      "I1 a rated line stands on one invoice line",
      "SELECT rated_line_id FROM invoice_line WHERE environment_id = $1 AND rated_line_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1",
    ],
    [
      "I1 a run ends on at most one invoice",
      "SELECT run_id FROM invoice WHERE environment_id = $1 AND run_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1",
    ],
    [
      "I3 an invoice has at most one successful charge of its amount",
      "SELECT invoice_id FROM payment_attempt WHERE environment_id = $1 AND status = 'succeeded' GROUP BY invoice_id HAVING sum(amount) > (SELECT total FROM invoice i WHERE i.environment_id = $1 AND i.id = invoice_id)",
    ],
    [
      "I4 every ledger transaction sums to zero",
      "SELECT transaction_id FROM ledger_entry WHERE environment_id = $1 GROUP BY transaction_id HAVING sum(amount) <> 0",
    ],
    [
      "I9 one mail per key",
      "SELECT dedupe_key FROM mail WHERE environment_id = $1 GROUP BY 1 HAVING count(*) > 1",
    ],
    [
      "I10 invoice numbers are gapless",
      "SELECT 1 FROM (SELECT count(*) AS n, max(substring(number FROM '[0-9]+$')::int) AS top FROM invoice WHERE environment_id = $1 AND number IS NOT NULL) x WHERE n > 0 AND n <> top",
    ],
  ];
  const broken: string[] = [];
  for (const [invariant, query] of checks) if ((await sql(query, [id])).length > 0) broken.push(invariant);
  return broken;
}

/** What the books say of an account, a decimal string as Postgres prints it. */
export async function balance(env: Environment, account: string): Promise<string> {
  const [row] = await sql<{ sum: string }>(
    "SELECT coalesce(sum(amount), 0)::text AS sum FROM ledger_entry WHERE environment_id = $1 AND account = $2",
    [uuidOf(env.id), account],
  );
  return row?.sum ?? "0";
}
