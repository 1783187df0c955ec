import type { MigrationInterface, QueryRunner } from "typeorm";

/** Notes about customers; and business time beside real time in the trail, so that it can stand in a customer's timeline. */
export class CustomerNotes1767225600019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE customer_note (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        customer_id uuid NOT NULL,
        text text NOT NULL CHECK (text <> ''),
        author_kind text NOT NULL CHECK (author_kind IN ('person', 'api_key')),
        author_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (environment_id, id),
        FOREIGN KEY (environment_id, customer_id) REFERENCES customer (environment_id, id) ON DELETE CASCADE
      );
      CREATE INDEX customer_note_customer ON customer_note (environment_id, customer_id, id);

      -- Null for what concerns the organisation alone, and for what was recorded before.
      ALTER TABLE audit_entry ADD COLUMN happened_at timestamptz;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("ALTER TABLE audit_entry DROP COLUMN happened_at; DROP TABLE customer_note;");
  }
}
