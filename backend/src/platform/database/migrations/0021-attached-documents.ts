import type { MigrationInterface, QueryRunner } from "typeorm";

/** A mail names the documents that it carries, instead of holding a copy. The sink's copies are stored as they are: PDF does not get smaller. */
export class AttachedDocuments1767225600021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Only mails of issued documents had attachments; their keys begin with the document's kind and id.
    await db.query(`
      UPDATE mail SET attachments = jsonb_build_array(jsonb_build_object(
        'name', attachments -> 0 -> 'name', 'contentType', attachments -> 0 -> 'contentType',
        'document', jsonb_build_object('kind', split_part(dedupe_key, '/', 1), 'id', split_part(dedupe_key, '/', 2))))
      WHERE attachments <> '[]';
      ALTER TABLE received_mail ALTER COLUMN attachments SET STORAGE EXTERNAL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      UPDATE mail SET attachments = '[]', status = CASE WHEN status = 'sent' THEN 'sent' ELSE 'failed' END,
        last_error = CASE WHEN status = 'sent' THEN last_error ELSE 'Queued with a document that the older version cannot read.' END,
        lease_ends_at = NULL
      WHERE attachments <> '[]';
      ALTER TABLE received_mail ALTER COLUMN attachments SET STORAGE EXTENDED;
    `);
  }
}
