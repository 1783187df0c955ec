import type { MigrationInterface, QueryRunner } from "typeorm";

/** Indexes for what is read across customers, by time. */
export class Analytics1767225600017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX invoice_finalized ON invoice (environment_id, finalized_at) WHERE finalized_at IS NOT NULL;
      CREATE INDEX credit_note_issued ON credit_note (environment_id, issued_at);
      CREATE INDEX credit_note_customer ON credit_note (environment_id, customer_id, id);
      CREATE INDEX refund_customer ON refund (environment_id, customer_id, id);
      CREATE INDEX collection_case_finished ON collection_case (environment_id, finished_at) WHERE status = 'finished';
      CREATE INDEX payment_attempt_declined ON payment_attempt (environment_id, created_at) WHERE status = 'declined';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX invoice_finalized, credit_note_issued, credit_note_customer, refund_customer, collection_case_finished,
        payment_attempt_declined;
    `);
  }
}
