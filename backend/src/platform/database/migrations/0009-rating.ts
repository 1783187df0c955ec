import type { MigrationInterface, QueryRunner } from "typeorm";

export class Rating1767225600009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE rated_price (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        run_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        subscription_id uuid NOT NULL,
        plan_version_id uuid NOT NULL,
        price_id uuid NOT NULL,
        price_key text NOT NULL,
        position integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('in_advance', 'in_arrears', 'correction')),
        period_start timestamptz NOT NULL,
        period_end timestamptz NOT NULL CHECK (period_end > period_start),
        boundary timestamptz NOT NULL,
        revision integer NOT NULL CHECK (revision >= 0),
        correction integer NOT NULL CHECK (correction >= 0),
        usage_close_id uuid,
        watermark text,
        currency text NOT NULL,
        rounding text NOT NULL,
        taxable boolean NOT NULL,
        unit text,
        rule_version_id uuid NOT NULL,
        rule_hash text NOT NULL,
        engine_version text NOT NULL,
        input jsonb NOT NULL,
        trace jsonb NOT NULL,
        rated_at timestamptz NOT NULL,
        PRIMARY KEY (environment_id, id),
        CONSTRAINT rated_price_once UNIQUE
          (environment_id, subscription_id, price_id, kind, period_start, period_end, revision, correction),
        CHECK ((kind = 'correction') = (correction > 0)),
        FOREIGN KEY (environment_id, customer_id) REFERENCES customer (environment_id, id),
        FOREIGN KEY (environment_id, subscription_id) REFERENCES subscription (environment_id, id),
        FOREIGN KEY (environment_id, price_id) REFERENCES price (environment_id, id)
      );
      CREATE INDEX rated_price_close ON rated_price (environment_id, usage_close_id) WHERE usage_close_id IS NOT NULL;
      CREATE INDEX rated_price_run ON rated_price (environment_id, run_id);

      CREATE TABLE rated_line (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        rated_price_id uuid NOT NULL,
        position integer NOT NULL,
        code text NOT NULL,
        description text NOT NULL,
        quantity amount,
        unit_amount amount,
        precise_amount amount NOT NULL,
        amount amount NOT NULL,
        cost amount,
        groups jsonb,
        tiers jsonb,
        PRIMARY KEY (environment_id, id),
        CONSTRAINT rated_line_once UNIQUE (environment_id, rated_price_id, code),
        FOREIGN KEY (environment_id, rated_price_id) REFERENCES rated_price (environment_id, id)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP TABLE rated_line, rated_price;");
  }
}
