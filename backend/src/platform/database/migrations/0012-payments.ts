import type { MigrationInterface, QueryRunner } from "typeorm";

export class Payments1767225600012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE payment_method (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        customer_id uuid NOT NULL,
        provider text NOT NULL,
        provider_payment_method text NOT NULL,
        brand text NOT NULL,
        last4 text NOT NULL CHECK (last4 ~ '^[0-9]{4}$'),
        exp_month integer NOT NULL,
        exp_year integer NOT NULL,
        is_default boolean NOT NULL,
        created_at timestamptz NOT NULL,
        detached_at timestamptz,
        PRIMARY KEY (environment_id, id),
        FOREIGN KEY (environment_id, customer_id) REFERENCES customer (environment_id, id)
      );
      CREATE UNIQUE INDEX payment_method_default ON payment_method (environment_id, customer_id) WHERE is_default AND detached_at IS NULL;
      CREATE INDEX payment_method_customer ON payment_method (environment_id, customer_id, id);

      CREATE TABLE payment_attempt (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        invoice_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        number integer NOT NULL CHECK (number >= 1),
        kind text NOT NULL CHECK (kind IN ('card', 'bank_transfer')),
        trigger text NOT NULL,
        payment_method_id uuid,
        amount amount NOT NULL CHECK (amount > 0),
        currency text NOT NULL,
        status text NOT NULL CHECK (status IN ('created', 'processing', 'succeeded', 'declined', 'requires_action', 'unknown')),
        decline_class text CHECK (decline_class IN ('soft', 'hard')),
        decline_code text,
        decline_message text,
        provider_charge_id text,
        action_url text,
        memo text,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        PRIMARY KEY (environment_id, id),
        UNIQUE (environment_id, invoice_id, number),
        FOREIGN KEY (environment_id, invoice_id) REFERENCES invoice (environment_id, id),
        FOREIGN KEY (environment_id, payment_method_id) REFERENCES payment_method (environment_id, id),
        CHECK ((status = 'declined') = (decline_class IS NOT NULL))
      );
      -- While the outcome of one attempt is open there is no other: this is what keeps a customer from being charged twice.
      CREATE UNIQUE INDEX payment_attempt_one_open ON payment_attempt (environment_id, invoice_id)
        WHERE status IN ('created', 'processing', 'requires_action', 'unknown');
      CREATE INDEX payment_attempt_customer ON payment_attempt (environment_id, customer_id, id);
      CREATE UNIQUE INDEX payment_attempt_charge ON payment_attempt (environment_id, provider_charge_id) WHERE provider_charge_id IS NOT NULL;

      CREATE TABLE refund (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        invoice_id uuid NOT NULL,
        attempt_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        amount amount NOT NULL CHECK (amount > 0),
        currency text NOT NULL,
        reason text NOT NULL,
        status text NOT NULL CHECK (status IN ('requested', 'approved', 'processing', 'succeeded', 'failed', 'rejected')),
        requested_by jsonb NOT NULL,
        decided_by jsonb,
        credit_note_id uuid,
        provider_refund_id text,
        failure_code text,
        failure_message text,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        PRIMARY KEY (environment_id, id),
        FOREIGN KEY (environment_id, invoice_id) REFERENCES invoice (environment_id, id),
        FOREIGN KEY (environment_id, attempt_id) REFERENCES payment_attempt (environment_id, id)
      );
      CREATE INDEX refund_invoice ON refund (environment_id, invoice_id);
      CREATE INDEX refund_on_its_way ON refund (id) WHERE status IN ('approved', 'processing');

      CREATE TABLE dispute (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        attempt_id uuid NOT NULL,
        invoice_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        provider_dispute_id text NOT NULL,
        amount amount NOT NULL,
        currency text NOT NULL,
        reason text NOT NULL,
        status text NOT NULL CHECK (status IN ('needs_response', 'under_review', 'won', 'lost')),
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        PRIMARY KEY (environment_id, id),
        UNIQUE (environment_id, provider_dispute_id),
        FOREIGN KEY (environment_id, attempt_id) REFERENCES payment_attempt (environment_id, id)
      );

      CREATE TABLE provider_event (
        provider text NOT NULL,
        event_id text NOT NULL,
        type text NOT NULL,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (provider, event_id)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP TABLE provider_event, dispute, refund, payment_attempt, payment_method");
  }
}
