import { Injectable } from "@nestjs/common";
import { parsePublicId, rows, type IdPrefix, type Scope, type Tx } from "../platform/index.js";
import type { SearchHit } from "./search.schemas.js";

type HitRow = { id: string; title: string; subtitle: string | null; score: number };
type Searched = { type: SearchHit["type"]; prefix: IdPrefix; scope: Scope; sql: string };

/** How well `$2` (in lower case) fits one of these columns, or the id `$3`. */
const fits = (id: string, ...columns: string[]): string =>
  `greatest(CASE WHEN ${id} = $3::uuid THEN 120 ELSE 0 END, ${columns
    .map(
      (column) => `CASE WHEN lower(${column}) = $2 THEN 100 WHEN starts_with(lower(${column}), $2) THEN 80
         WHEN strpos(lower(${column}), ' ' || $2) > 0 THEN 60 WHEN strpos(lower(${column}), $2) > 0 THEN 40 ELSE 0 END`,
    )
    .join(", ")})`;

const archived = "CASE WHEN archived_at IS NULL THEN 0 ELSE 10 END";
const best = (found: string): string =>
  `SELECT id, title, subtitle, score FROM (${found}) hit WHERE score > 0 ORDER BY score DESC, id DESC LIMIT $4`;

/**
 * Everything of an environment is looked through: tens of milliseconds for ten thousand customers, and no extension, which a
 * managed database may refuse. `strpos` takes the text as it is, so nothing in it is a pattern.
 */
export const SEARCHED: readonly Searched[] = [
  {
    type: "customer",
    prefix: "cus",
    scope: "customers:read",
    sql: best(`SELECT id, name AS title, concat_ws(' · ', external_id, email) AS subtitle,
      ${fits("id", "name", "email", "external_id")} - ${archived} AS score FROM customer WHERE environment_id = $1`),
  },
  {
    type: "invoice",
    prefix: "inv",
    scope: "invoices:read",
    // Drafts have no number; they are found by their id.
    sql: `SELECT hit.id, hit.title, concat_ws(' · ', c.name, i.total || ' ' || i.currency, i.status) AS subtitle, hit.score
      FROM (${best(`SELECT id, coalesce(number, 'Draft') AS title, NULL AS subtitle, ${fits("id", "number")} AS score
        FROM invoice WHERE environment_id = $1`)}) hit
      JOIN invoice i ON i.environment_id = $1 AND i.id = hit.id
      JOIN customer c ON c.environment_id = $1 AND c.id = i.customer_id`,
  },
  {
    type: "plan",
    prefix: "pln",
    scope: "catalog:read",
    sql: best(`SELECT id, name AS title, key AS subtitle, ${fits("id", "name", "key")} - ${archived} AS score
      FROM plan WHERE environment_id = $1`),
  },
  {
    type: "meter",
    prefix: "mtr",
    scope: "catalog:read",
    sql: best(`SELECT id, name AS title, key AS subtitle, ${fits("id", "name", "key", "event_type")} - ${archived} AS score
      FROM meter WHERE environment_id = $1`),
  },
  {
    type: "subscription",
    prefix: "sub",
    scope: "subscriptions:read",
    sql: best(`SELECT s.id, coalesce(s.external_id, c.name) AS title, concat_ws(' · ', c.name, p.name, s.status) AS subtitle,
      ${fits("s.id", "s.external_id")} AS score
      FROM subscription s JOIN customer c ON c.environment_id = s.environment_id AND c.id = s.customer_id
      JOIN plan p ON p.environment_id = s.environment_id AND p.id = s.plan_id WHERE s.environment_id = $1`),
  },
];

/** The SQL of the search over everything that has a name. */
@Injectable()
export class SearchRepository {
  async find(
    tx: Tx,
    environmentId: string,
    { sql, prefix }: Searched,
    text: string,
    limit: number,
  ): Promise<HitRow[]> {
    return rows(tx, sql, [environmentId, text.toLowerCase(), parsePublicId(prefix, text), limit]);
  }
}
