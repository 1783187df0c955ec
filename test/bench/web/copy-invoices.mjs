import { publicId } from "../../../backend/dist/platform/ids.js";

/**
 * Copies the environment's invoices with all that belongs to them until it has `wanted`. The copies lie in the days before
 * their originals; their lines are one-off, because usage was rated for the originals only.
 * @param {import("pg").Client} database
 * @param {number} wanted
 * @returns {Promise<string>} the environment's public id
 */
export async function copyInvoices(database, wanted) {
  await database.query("BEGIN");
  await database.query(PLAN, [wanted]);
  await database.query(POSTED);
  for (const { table, join, changes } of COPIES) await database.query(copyOf(table, join, changes));
  const { rows } = await database.query(
    "SELECT environment_id AS id, count(*)::int AS invoices FROM invoice GROUP BY 1",
  );
  if (rows.length !== 1 || rows[0].invoices !== wanted)
    throw new Error(`expected ${wanted} invoices in one environment: ${JSON.stringify(rows)}`);
  await database.query("COMMIT");
  await database.query("ANALYZE");
  return publicId("env", rows[0].id);
}

/** Which invoice is copied into which, and by how many days it moves back. Ids are in the order of time, as the product's are. */
const PLAN = `
  CREATE TEMP TABLE copied ON COMMIT DROP AS
  WITH original AS (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM invoice WHERE number IS NOT NULL)
  SELECT n, o.environment_id, o.id AS original, make_interval(days => 1 + n % 180) AS back,
    -- The first 48 bits are milliseconds.
    overlay(overlay(gen_random_uuid()::text PLACING '7' FROM 15)
      PLACING regexp_replace(lpad(to_hex((extract(epoch FROM o.created_at - make_interval(days => 1 + n % 180)) * 1000)::bigint + n), 12, '0'),
        '(.{8})(.{4})', '\\1-\\2') FROM 1)::uuid AS id
  FROM generate_series(1, $1::int - (SELECT count(*)::int FROM invoice)) n
  JOIN original o ON o.place = n % (SELECT count(*) FROM original)`;

/** What was posted for an invoice and for its payments. */
const POSTED = `
  CREATE TEMP TABLE posted ON COMMIT DROP AS
  SELECT i.id AS invoice_id, l.id FROM invoice i JOIN ledger_transaction l ON l.environment_id = i.environment_id
    AND (l.reference_id = i.id OR l.reference_id IN (SELECT a.id FROM payment_attempt a WHERE a.invoice_id = i.id))`;

/** What refers to a copy finds it by the same digest. */
const copyId = (column) => `md5(${column}::text || c.n)::uuid`;
const back = (...columns) => columns.map((column) => `'${column}', t.${column} - c.back`).join(", ");
const backDay = (...columns) =>
  columns.map((column) => `'${column}', (t.${column} - c.back)::date`).join(", ");

const COPIES = [
  {
    table: "invoice",
    join: "t.id = c.original",
    changes: `'id', c.id, 'run_id', NULL, 'number', 'BULK-' || lpad(c.n::text, 6, '0'),
      ${back("created_at", "finalized_at", "paid_at", "due_at", "period_start", "period_end")},
      ${backDay("issue_date", "due_date")}`,
  },
  {
    table: "invoice_line",
    join: "t.invoice_id = c.original",
    changes: `'id', gen_random_uuid(), 'invoice_id', c.id, 'kind', 'one_off', 'rated_line_id', NULL, 'price_id', NULL,
      'seal', NULL, ${back("period_start", "period_end")}`,
  },
  {
    table: "payment_attempt",
    join: "t.invoice_id = c.original",
    changes: `'id', ${copyId("t.id")}, 'invoice_id', c.id, 'provider_charge_id', 'bulk_' || c.n || '_' || t.number,
      ${back("created_at", "settled_at")}`,
  },
  {
    table: "invoice_payment",
    join: "t.invoice_id = c.original",
    changes: `'payment_key', t.payment_key || '/' || c.n, 'invoice_id', c.id, ${back("at")}`,
  },
  {
    table: "ledger_transaction",
    join: "t.id IN (SELECT p.id FROM posted p WHERE p.invoice_id = c.original)",
    changes: `'id', ${copyId("t.id")}, 'key', t.key || '/' || c.n, ${back("at")},
      'reference_id', CASE t.reference_type WHEN 'invoice' THEN c.id ELSE ${copyId("t.reference_id")} END`,
  },
  {
    table: "ledger_entry",
    join: "t.transaction_id IN (SELECT p.id FROM posted p WHERE p.invoice_id = c.original)",
    changes: `'transaction_id', ${copyId("t.transaction_id")}`,
  },
];

/** All columns as they are, but for the changes: a column that is added later is copied too. */
const copyOf = (table, join, changes) => `
  INSERT INTO ${table}
  SELECT (jsonb_populate_record(t, jsonb_build_object(${changes}))).*
  FROM copied c JOIN ${table} t ON t.environment_id = c.environment_id AND ${join}`;
