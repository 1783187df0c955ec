import type { Pool } from "pg";

const TABLES = `
CREATE TABLE IF NOT EXISTS payment_method (
  id text PRIMARY KEY,
  test_card text NOT NULL,
  brand text NOT NULL,
  last4 text NOT NULL,
  exp_month int NOT NULL,
  exp_year int NOT NULL,
  customer text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS charge (
  id text PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  status text NOT NULL CHECK (status IN ('processing', 'succeeded', 'failed', 'requires_action', 'canceled')),
  amount numeric NOT NULL CHECK (amount > 0),
  refunded numeric NOT NULL DEFAULT 0 CHECK (refunded >= 0 AND refunded <= amount),
  currency text NOT NULL,
  payment_method text NOT NULL,
  card jsonb NOT NULL,
  test_card text NOT NULL,
  failure jsonb,
  authentication_token text NOT NULL,
  return_url text,
  metadata jsonb NOT NULL,
  idempotency_key text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz
);
CREATE INDEX IF NOT EXISTS charge_metadata ON charge USING gin (metadata jsonb_path_ops);
CREATE INDEX IF NOT EXISTS charge_processing ON charge (id) WHERE status = 'processing';
CREATE TABLE IF NOT EXISTS refund (
  id text PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  charge text NOT NULL REFERENCES charge,
  status text NOT NULL CHECK (status IN ('succeeded', 'failed')),
  amount numeric NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  reason text,
  failure jsonb,
  metadata jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS refund_charge ON refund (charge);
CREATE INDEX IF NOT EXISTS refund_metadata ON refund USING gin (metadata jsonb_path_ops);
CREATE TABLE IF NOT EXISTS dispute (
  id text PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  charge text NOT NULL UNIQUE REFERENCES charge,
  status text NOT NULL CHECK (status IN ('needs_response', 'under_review', 'won', 'lost')),
  amount numeric NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  reason text NOT NULL,
  evidence text,
  created_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz
);
CREATE TABLE IF NOT EXISTS ledger_transaction (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  charge text NOT NULL REFERENCES charge,
  source text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (kind, source)
);
CREATE INDEX IF NOT EXISTS ledger_transaction_charge ON ledger_transaction (charge);
CREATE TABLE IF NOT EXISTS ledger_entry (
  transaction bigint NOT NULL REFERENCES ledger_transaction,
  account text NOT NULL,
  amount numeric NOT NULL,
  currency text NOT NULL,
  PRIMARY KEY (transaction, account)
);
CREATE TABLE IF NOT EXISTS idempotency_key (
  key text PRIMARY KEY,
  request_hash text NOT NULL,
  response_status int,
  response_body jsonb,
  expires_at timestamptz NOT NULL
);
CREATE TABLE IF NOT EXISTS webhook_event (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  type text NOT NULL,
  object_id text NOT NULL,
  payload text NOT NULL,
  url text,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'abandoned')),
  copies int NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  last_error text,
  due_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS webhook_event_due ON webhook_event (due_at) WHERE state = 'pending' AND url IS NOT NULL;
CREATE TABLE IF NOT EXISTS fault_modes (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  modes jsonb NOT NULL
);
`;

// Two processes that start at once would race on CREATE TABLE IF NOT EXISTS (it is not atomic), hence the lock.
const SCHEMA_LOCK = 7_405_113;

/** Creates the provider's tables where they are missing. */
export async function createProviderTables(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [SCHEMA_LOCK]);
    await client.query(TABLES);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [SCHEMA_LOCK]);
    client.release();
  }
}
