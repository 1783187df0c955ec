import type { MigrationInterface, QueryRunner } from "typeorm";

export class Collections1767225600013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE collection_flow_version (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        flow_key text NOT NULL,
        number integer NOT NULL CHECK (number >= 1),
        document jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (environment_id, id),
        UNIQUE (environment_id, flow_key, number)
      );

      CREATE TABLE collection_case (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        invoice_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        flow_version_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('active', 'paused', 'finished')),
        step text NOT NULL,
        step_since timestamptz NOT NULL,
        next_at timestamptz,
        charge_after integer,
        charge_trigger text,
        first_failure_at timestamptz NOT NULL,
        asked_provider_at timestamptz,
        outcome text,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        PRIMARY KEY (environment_id, id),
        UNIQUE (environment_id, invoice_id),
        FOREIGN KEY (environment_id, invoice_id) REFERENCES invoice (environment_id, id),
        FOREIGN KEY (environment_id, flow_version_id) REFERENCES collection_flow_version (environment_id, id),
        CHECK ((status = 'finished') = (outcome IS NOT NULL))
      );
      CREATE INDEX collection_case_customer ON collection_case (environment_id, customer_id) WHERE status <> 'finished';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP TABLE collection_case, collection_flow_version");
  }
}
