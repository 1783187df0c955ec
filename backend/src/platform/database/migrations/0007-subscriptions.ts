import type { MigrationInterface, QueryRunner } from "typeorm";

export class Subscriptions1767225600007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE subscription (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        customer_id uuid NOT NULL,
        plan_id uuid NOT NULL,
        external_id text,
        status text NOT NULL CHECK (status IN ('future', 'active', 'ended', 'cancelled')),
        start_at timestamptz NOT NULL,
        ends_at timestamptz CHECK (ends_at >= start_at),
        time_zone text NOT NULL,
        last_boundary timestamptz,
        metadata jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (environment_id, id),
        CONSTRAINT subscription_external_id UNIQUE (environment_id, external_id),
        FOREIGN KEY (environment_id, customer_id) REFERENCES customer (environment_id, id),
        FOREIGN KEY (environment_id, plan_id) REFERENCES plan (environment_id, id),
        CHECK (status IN ('future', 'active') OR ends_at IS NOT NULL)
      );
      -- One that was cancelled before it began was never billed and leaves its place free.
      CREATE UNIQUE INDEX subscription_start ON subscription (environment_id, customer_id, plan_id, start_at)
        WHERE ends_at IS NULL OR ends_at > start_at;
      CREATE INDEX subscription_plan_of ON subscription (environment_id, plan_id);

      CREATE TABLE subscription_plan (
        environment_id uuid NOT NULL,
        subscription_id uuid NOT NULL,
        from_at timestamptz NOT NULL,
        plan_id uuid NOT NULL,
        plan_version_id uuid NOT NULL,
        interval text NOT NULL,
        anchor text NOT NULL,
        anchor_at timestamptz NOT NULL,
        PRIMARY KEY (environment_id, subscription_id, from_at),
        FOREIGN KEY (environment_id, subscription_id) REFERENCES subscription (environment_id, id),
        FOREIGN KEY (environment_id, plan_id) REFERENCES plan (environment_id, id),
        FOREIGN KEY (environment_id, plan_version_id) REFERENCES plan_version (environment_id, id)
      );
      CREATE INDEX subscription_plan_version ON subscription_plan (environment_id, plan_version_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP TABLE subscription_plan, subscription;");
  }
}
