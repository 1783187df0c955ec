import type { MigrationInterface, QueryRunner } from "typeorm";

export class Platform1767225600001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE DOMAIN amount AS numeric CHECK (VALUE <> 'NaN' AND VALUE <> 'Infinity' AND VALUE <> '-Infinity');

      CREATE TABLE environment_clock (
        environment_id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('real', 'ticking', 'frozen')),
        shown timestamptz NOT NULL,
        shown_at timestamptz NOT NULL
      );

      CREATE TABLE wait (
        environment_id uuid NOT NULL,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'processing', 'parked', 'done', 'blocked', 'cancelled')),
        PRIMARY KEY (environment_id, kind, subject_id)
      );
      CREATE INDEX wait_due ON wait (environment_id, due_at) WHERE state IN ('waiting', 'processing');

      CREATE TABLE outbox_event (
        sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        environment_id uuid,
        aggregate_type text NOT NULL,
        aggregate_id uuid NOT NULL,
        type text NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        dispatched_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_error text
      );
      CREATE INDEX outbox_event_open ON outbox_event (aggregate_id, sequence) WHERE dispatched_at IS NULL;
      CREATE INDEX outbox_event_due ON outbox_event (sequence) WHERE dispatched_at IS NULL;

      CREATE TABLE idempotency_record (
        environment_id uuid NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        committed_at timestamptz,
        status integer,
        body text,
        etag text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (environment_id, key)
      );

      CREATE TABLE worker_heartbeat (
        worker_id text PRIMARY KEY,
        seen_at timestamptz NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE worker_heartbeat, idempotency_record, outbox_event, wait, environment_clock;
      DROP DOMAIN amount;
    `);
  }
}
