import type { MigrationInterface, QueryRunner } from "typeorm";

export class Invoicing1767225600011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(invoices);
    await db.query(creditNotes);
    await db.query(documents);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE credit_note_document, invoice_document, credit_note_line, credit_note, invoice_payment,
        invoice_issue, invoice_line, invoice, invoice_sequence;
    `);
  }
}

const invoices = `
  CREATE TABLE invoice_sequence (
    environment_id uuid NOT NULL,
    series text NOT NULL CHECK (series IN ('invoice', 'credit_note')),
    last_number integer NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (environment_id, series)
  );

  CREATE TABLE invoice (
    environment_id uuid NOT NULL,
    id uuid NOT NULL,
    run_id uuid,
    customer_id uuid NOT NULL,
    subscription_id uuid,
    status text NOT NULL CHECK (status IN ('draft', 'open', 'paid', 'uncollectible', 'void')),
    currency text NOT NULL,
    time_zone text NOT NULL,
    period_start timestamptz,
    period_end timestamptz,
    needs_approval boolean NOT NULL,
    approved_at timestamptz,
    approved_by jsonb,
    number text,
    issue_date date,
    due_date date,
    due_at timestamptz,
    payment_terms_days integer,
    collection_method text NOT NULL,
    seller jsonb,
    buyer jsonb,
    tax_rate jsonb,
    taxes jsonb NOT NULL,
    subtotal amount NOT NULL,
    tax_total amount NOT NULL,
    total amount NOT NULL,
    amount_paid amount NOT NULL DEFAULT 0,
    amount_credited amount NOT NULL DEFAULT 0,
    amount_due amount NOT NULL,
    created_at timestamptz NOT NULL,
    finalized_at timestamptz,
    paid_at timestamptz,
    uncollectible_at timestamptz,
    voided_at timestamptz,
    void_reason text,
    version integer NOT NULL,
    PRIMARY KEY (environment_id, id),
    CONSTRAINT invoice_run_once UNIQUE (environment_id, run_id),
    CONSTRAINT invoice_number_once UNIQUE (environment_id, number),
    CHECK (number IS NOT NULL OR status IN ('draft', 'void')),
    CHECK ((number IS NULL) = (finalized_at IS NULL)),
    CHECK (total = subtotal + tax_total),
    FOREIGN KEY (environment_id, customer_id) REFERENCES customer (environment_id, id),
    FOREIGN KEY (environment_id, subscription_id) REFERENCES subscription (environment_id, id)
  );
  CREATE INDEX invoice_customer ON invoice (environment_id, customer_id, id);
  CREATE INDEX invoice_status ON invoice (environment_id, status, id);
  CREATE INDEX invoice_due ON invoice (environment_id, due_date) WHERE status = 'open';

  CREATE TABLE invoice_line (
    environment_id uuid NOT NULL,
    id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('in_advance', 'in_arrears', 'correction', 'one_off')),
    rated_line_id uuid,
    price_id uuid,
    code text NOT NULL,
    description text NOT NULL,
    period_start timestamptz,
    period_end timestamptz,
    quantity amount,
    unit text,
    unit_amount amount,
    groups jsonb,
    tiers jsonb,
    precise_amount amount NOT NULL,
    amount amount NOT NULL,
    taxable boolean NOT NULL,
    net_amount amount NOT NULL,
    tax_amount amount NOT NULL,
    seal text,
    PRIMARY KEY (environment_id, id),
    CONSTRAINT invoice_line_rated_once UNIQUE (environment_id, rated_line_id),
    CHECK ((kind = 'one_off') = (rated_line_id IS NULL)),
    FOREIGN KEY (environment_id, invoice_id) REFERENCES invoice (environment_id, id),
    FOREIGN KEY (environment_id, rated_line_id) REFERENCES rated_line (environment_id, id)
  );
  CREATE INDEX invoice_line_invoice ON invoice_line (environment_id, invoice_id, position);

  CREATE TABLE invoice_issue (
    environment_id uuid NOT NULL,
    id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    code text NOT NULL,
    message text NOT NULL,
    line_id uuid,
    found_at timestamptz NOT NULL,
    resolved_at timestamptz,
    PRIMARY KEY (environment_id, id),
    FOREIGN KEY (environment_id, invoice_id) REFERENCES invoice (environment_id, id)
  );
  CREATE INDEX invoice_issue_open ON invoice_issue (environment_id, invoice_id) WHERE resolved_at IS NULL;

  CREATE TABLE invoice_payment (
    environment_id uuid NOT NULL,
    payment_key text NOT NULL,
    invoice_id uuid NOT NULL,
    amount amount NOT NULL CHECK (amount > 0),
    applied_amount amount NOT NULL CHECK (applied_amount >= 0 AND applied_amount <= amount),
    at timestamptz NOT NULL,
    PRIMARY KEY (environment_id, payment_key),
    FOREIGN KEY (environment_id, invoice_id) REFERENCES invoice (environment_id, id)
  );
  CREATE INDEX invoice_payment_invoice ON invoice_payment (environment_id, invoice_id);
`;

const creditNotes = `
  CREATE TABLE credit_note (
    environment_id uuid NOT NULL,
    id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    key text,
    number text NOT NULL,
    reason text NOT NULL,
    memo text,
    currency text NOT NULL,
    issue_date date NOT NULL,
    issued_at timestamptz NOT NULL,
    taxes jsonb NOT NULL,
    subtotal amount NOT NULL,
    tax_total amount NOT NULL,
    total amount NOT NULL,
    applied_amount amount NOT NULL,
    refundable_amount amount NOT NULL,
    PRIMARY KEY (environment_id, id),
    CONSTRAINT credit_note_number_once UNIQUE (environment_id, number),
    CONSTRAINT credit_note_key_once UNIQUE (environment_id, key),
    CHECK (total = subtotal + tax_total AND total = applied_amount + refundable_amount),
    CHECK (applied_amount >= 0 AND refundable_amount >= 0),
    FOREIGN KEY (environment_id, invoice_id) REFERENCES invoice (environment_id, id)
  );
  CREATE INDEX credit_note_invoice ON credit_note (environment_id, invoice_id);

  CREATE TABLE credit_note_line (
    environment_id uuid NOT NULL,
    id uuid NOT NULL,
    credit_note_id uuid NOT NULL,
    invoice_line_id uuid NOT NULL,
    position integer NOT NULL,
    description text NOT NULL,
    net_amount amount NOT NULL,
    tax_amount amount NOT NULL,
    total_amount amount NOT NULL,
    PRIMARY KEY (environment_id, id),
    CONSTRAINT credit_note_line_once UNIQUE (environment_id, credit_note_id, invoice_line_id),
    FOREIGN KEY (environment_id, credit_note_id) REFERENCES credit_note (environment_id, id),
    FOREIGN KEY (environment_id, invoice_line_id) REFERENCES invoice_line (environment_id, id)
  );
`;

// PDF streams are compressed already: EXTERNAL spares Postgres from trying again.
const documents = `
  CREATE TABLE invoice_document (
    environment_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    bytes bytea NOT NULL,
    sha256 text NOT NULL,
    rendered_at timestamptz NOT NULL,
    PRIMARY KEY (environment_id, invoice_id),
    FOREIGN KEY (environment_id, invoice_id) REFERENCES invoice (environment_id, id)
  );
  ALTER TABLE invoice_document ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TABLE credit_note_document (
    environment_id uuid NOT NULL,
    credit_note_id uuid NOT NULL,
    bytes bytea NOT NULL,
    sha256 text NOT NULL,
    rendered_at timestamptz NOT NULL,
    PRIMARY KEY (environment_id, credit_note_id),
    FOREIGN KEY (environment_id, credit_note_id) REFERENCES credit_note (environment_id, id)
  );
  ALTER TABLE credit_note_document ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;
