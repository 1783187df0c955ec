import type { MigrationInterface, QueryRunner } from "typeorm";

export class Billing1767225600014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE billing_run (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        subscription_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        boundary timestamptz NOT NULL,
        revision integer NOT NULL CHECK (revision >= 1),
        due_at timestamptz NOT NULL,
        status text NOT NULL CHECK (status IN ('scheduled', 'running', 'awaiting_approval', 'blocked', 'completed', 'cancelled')),
        closes jsonb,
        closes_plan_version_id uuid,
        opens jsonb,
        opens_plan_version_id uuid,
        invoice_id uuid,
        outcome text,
        claimed_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        started_at timestamptz,
        finished_at timestamptz,
        PRIMARY KEY (environment_id, id),
        UNIQUE (environment_id, subscription_id, boundary, revision),
        FOREIGN KEY (environment_id, subscription_id) REFERENCES subscription (environment_id, id)
      );
      CREATE INDEX billing_run_due ON billing_run (environment_id, due_at) WHERE status = 'scheduled';
      CREATE INDEX billing_run_unfinished ON billing_run (started_at) WHERE status = 'running';
      CREATE INDEX billing_run_invoice ON billing_run (environment_id, invoice_id) WHERE invoice_id IS NOT NULL;

      CREATE TABLE billing_run_step (
        environment_id uuid NOT NULL,
        run_id uuid NOT NULL,
        step text NOT NULL CHECK (step IN ('close', 'rate', 'finalize', 'charge')),
        started_at timestamptz NOT NULL,
        finished_at timestamptz NOT NULL,
        outcome text NOT NULL,
        PRIMARY KEY (environment_id, run_id, step),
        FOREIGN KEY (environment_id, run_id) REFERENCES billing_run (environment_id, id)
      );

      CREATE TABLE billing_run_issue (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        run_id uuid NOT NULL,
        code text NOT NULL,
        message text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        resolved_at timestamptz,
        PRIMARY KEY (environment_id, id),
        FOREIGN KEY (environment_id, run_id) REFERENCES billing_run (environment_id, id)
      );
      CREATE INDEX billing_run_issue_run ON billing_run_issue (environment_id, run_id);

      CREATE TABLE clock_advance (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        from_instant timestamptz NOT NULL,
        target timestamptz NOT NULL,
        reached timestamptz NOT NULL,
        status text NOT NULL CHECK (status IN ('running', 'completed', 'failed')),
        error text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        finished_at timestamptz,
        PRIMARY KEY (environment_id, id),
        CHECK (from_instant <= reached AND reached <= target)
      );
      CREATE UNIQUE INDEX clock_advance_one_at_a_time ON clock_advance (environment_id) WHERE status = 'running';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP TABLE clock_advance, billing_run_issue, billing_run_step, billing_run");
  }
}
