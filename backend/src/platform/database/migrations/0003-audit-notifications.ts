import type { MigrationInterface, QueryRunner } from "typeorm";

/** The audit trail, the mails that Atlas sends, and what the local mail sink received. */
export class AuditNotifications1767225600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- environment_id is null for what concerns the organisation alone (members, invitations, sign-ins).
      CREATE TABLE audit_entry (
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        id uuid NOT NULL,
        environment_id uuid REFERENCES environment (id),
        actor_kind text NOT NULL,
        actor_id text,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        detail jsonb NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organisation_id, id)
      );
      CREATE INDEX audit_entry_by_environment ON audit_entry (environment_id, id DESC);
      CREATE INDEX audit_entry_by_subject ON audit_entry (environment_id, subject_type, subject_id, id DESC);

      -- The trail is append-only, also for whoever holds the application's connection.
      CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'audit_entry is append-only';
      END $$;
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
        FOR EACH ROW EXECUTE FUNCTION audit_entry_is_append_only();

      CREATE TABLE mail (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        environment_id uuid REFERENCES environment (id),
        dedupe_key text NOT NULL,
        template text NOT NULL,
        recipient text NOT NULL,
        from_name text,
        reply_to text,
        subject text NOT NULL,
        text text NOT NULL,
        html text NOT NULL,
        attachments jsonb NOT NULL,
        confidential boolean NOT NULL,
        status text NOT NULL CHECK (status IN ('queued', 'sending', 'sent', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        lease_ends_at timestamptz,
        last_error text,
        created_at timestamptz NOT NULL,
        queued_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        CONSTRAINT mail_once UNIQUE NULLS NOT DISTINCT (organisation_id, environment_id, dedupe_key)
      );
      CREATE INDEX mail_by_environment ON mail (environment_id, id DESC);

      CREATE TABLE received_mail (
        id uuid PRIMARY KEY,
        organisation_id uuid,
        environment_id uuid,
        message_id text NOT NULL UNIQUE,
        template text,
        sender text NOT NULL,
        recipients jsonb NOT NULL,
        subject text NOT NULL,
        text text NOT NULL,
        html text NOT NULL,
        attachments jsonb NOT NULL,
        deliveries integer NOT NULL DEFAULT 1,
        received_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX received_mail_by_environment ON received_mail (environment_id, id DESC);
      CREATE INDEX received_mail_by_organisation ON received_mail (organisation_id, id DESC) WHERE environment_id IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE received_mail, mail, audit_entry;
      DROP FUNCTION audit_entry_is_append_only();
    `);
  }
}
