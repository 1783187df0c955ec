import type { MigrationInterface, QueryRunner } from "typeorm";

export class EnvironmentSetup1767225600016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query("ALTER TABLE environment ADD COLUMN setup jsonb");
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("ALTER TABLE environment DROP COLUMN setup");
  }
}
