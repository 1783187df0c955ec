import type { MigrationInterface, QueryRunner } from "typeorm";

export class Catalog1767225600004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE meter (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        key text NOT NULL,
        name text NOT NULL,
        event_type text NOT NULL,
        aggregation text NOT NULL CHECK (aggregation IN ('count', 'sum', 'max', 'unique')),
        filter text,
        value_property text,
        group_by jsonb NOT NULL,
        unit text,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        archived_at timestamptz,
        PRIMARY KEY (environment_id, id),
        CONSTRAINT meter_key UNIQUE (environment_id, key),
        CHECK ((aggregation = 'count') = (value_property IS NULL))
      );

      CREATE TABLE plan (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        key text NOT NULL,
        name text NOT NULL,
        description text,
        metadata jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        archived_at timestamptz,
        PRIMARY KEY (environment_id, id),
        CONSTRAINT plan_key UNIQUE (environment_id, key)
      );

      CREATE TABLE plan_version (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        plan_id uuid NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        status text NOT NULL CHECK (status IN ('draft', 'published')),
        currency text NOT NULL,
        interval text NOT NULL CHECK (interval IN ('day', 'week', 'month', 'quarter', 'half_year', 'year')),
        anchor text NOT NULL CHECK (anchor IN ('calendar', 'anniversary')),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_at timestamptz,
        PRIMARY KEY (environment_id, id),
        CONSTRAINT plan_version_number UNIQUE (environment_id, plan_id, number),
        FOREIGN KEY (environment_id, plan_id) REFERENCES plan (environment_id, id),
        CHECK ((status = 'published') = (published_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX plan_version_draft ON plan_version (environment_id, plan_id) WHERE status = 'draft';

      CREATE TABLE rule_version (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        text text NOT NULL,
        semantic_hash text NOT NULL,
        text_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (environment_id, id),
        CONSTRAINT rule_version_text UNIQUE (environment_id, semantic_hash, text_hash)
      );

      CREATE TABLE price (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        plan_version_id uuid NOT NULL,
        key text NOT NULL,
        name text NOT NULL,
        position integer NOT NULL,
        template text,
        template_options jsonb,
        rule_version_id uuid NOT NULL,
        params jsonb NOT NULL,
        timing text NOT NULL CHECK (timing IN ('in_advance', 'in_arrears')),
        rounding text NOT NULL CHECK (rounding IN ('half-up', 'half-down', 'half-even', 'up', 'down', 'ceiling', 'floor')),
        taxable boolean NOT NULL,
        PRIMARY KEY (environment_id, id),
        CONSTRAINT price_key UNIQUE (environment_id, plan_version_id, key),
        FOREIGN KEY (environment_id, plan_version_id) REFERENCES plan_version (environment_id, id) ON DELETE CASCADE,
        FOREIGN KEY (environment_id, rule_version_id) REFERENCES rule_version (environment_id, id)
      );
      CREATE INDEX price_rule ON price (environment_id, rule_version_id);

      CREATE TABLE price_meter (
        environment_id uuid NOT NULL,
        price_id uuid NOT NULL,
        meter_id uuid NOT NULL,
        PRIMARY KEY (environment_id, price_id, meter_id),
        FOREIGN KEY (environment_id, price_id) REFERENCES price (environment_id, id) ON DELETE CASCADE,
        FOREIGN KEY (environment_id, meter_id) REFERENCES meter (environment_id, id)
      );
      CREATE INDEX price_meter_meter ON price_meter (environment_id, meter_id);

      -- What was published was sold: invoices are verified against it for years, so not even a mistaken UPDATE may touch it.
      CREATE FUNCTION refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is published and never changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;

      CREATE TRIGGER rule_version_frozen BEFORE UPDATE ON rule_version
        FOR EACH ROW EXECUTE FUNCTION refuse_published();
      CREATE TRIGGER plan_version_frozen BEFORE UPDATE OR DELETE ON plan_version
        FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION refuse_published();

      CREATE FUNCTION refuse_price_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        changed price := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      BEGIN
        IF EXISTS (SELECT 1 FROM plan_version v
                   WHERE v.environment_id = changed.environment_id AND v.id = changed.plan_version_id AND v.status = 'published') THEN
          RAISE EXCEPTION 'the prices of a published plan version never change' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN changed;
      END $$;

      CREATE TRIGGER price_frozen BEFORE INSERT OR UPDATE OR DELETE ON price
        FOR EACH ROW EXECUTE FUNCTION refuse_price_of_published();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE price_meter, price, rule_version, plan_version, plan, meter;
      DROP FUNCTION refuse_published, refuse_price_of_published;
    `);
  }
}
