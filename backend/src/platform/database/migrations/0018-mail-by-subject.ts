import type { MigrationInterface, QueryRunner } from "typeorm";

/** The mails about one invoice: the second part of their key names it. */
export class MailBySubject1767225600018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query("CREATE INDEX mail_by_subject ON mail (environment_id, split_part(dedupe_key, '/', 2))");
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP INDEX mail_by_subject");
  }
}
