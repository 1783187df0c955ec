import type { MigrationInterface, QueryRunner } from "typeorm";

export class Tax1767225600006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE tax_rate (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        rate amount NOT NULL CHECK (rate BETWEEN 0 AND 100),
        inclusive boolean NOT NULL,
        country text,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        archived_at timestamptz,
        PRIMARY KEY (environment_id, id)
      );
      CREATE UNIQUE INDEX tax_rate_default ON tax_rate (environment_id) WHERE country IS NULL AND archived_at IS NULL;
      CREATE UNIQUE INDEX tax_rate_country ON tax_rate (environment_id, country) WHERE archived_at IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP TABLE tax_rate;");
  }
}
