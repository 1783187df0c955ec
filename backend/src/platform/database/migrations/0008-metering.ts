import type { MigrationInterface, QueryRunner } from "typeorm";

export class Metering1767225600008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Transaction ids mean something within one cluster only. After a dump is restored elsewhere, a new generation begins:
    // whatever an older one wrote is complete, and its ids are never compared with the new cluster's (docs/adr, watermark).
    await db.query(`
      CREATE TABLE usage_generation (
        generation integer PRIMARY KEY,
        system_identifier bigint NOT NULL,
        database_oid bigint NOT NULL,
        began_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE FUNCTION usage_generation_now() RETURNS integer LANGUAGE plpgsql AS $$
      DECLARE
        here_system bigint;
        here_database bigint;
        latest usage_generation;
      BEGIN
        SELECT system_identifier INTO here_system FROM pg_control_system();
        SELECT oid::bigint INTO here_database FROM pg_database WHERE datname = current_database();
        SELECT * INTO latest FROM usage_generation ORDER BY generation DESC LIMIT 1;
        IF latest.system_identifier = here_system AND latest.database_oid = here_database THEN
          RETURN latest.generation;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtextextended('metering/generation', 0));
        SELECT * INTO latest FROM usage_generation ORDER BY generation DESC LIMIT 1;
        IF latest.system_identifier = here_system AND latest.database_oid = here_database THEN
          RETURN latest.generation;
        END IF;
        INSERT INTO usage_generation (generation, system_identifier, database_oid)
          VALUES (coalesce(latest.generation, 0) + 1, here_system, here_database);
        RETURN coalesce(latest.generation, 0) + 1;
      END $$;
    `);

    // One row per idempotency key for ever; narrow, since every event that arrives is looked up here.
    await db.query(`
      CREATE TABLE event_key (
        environment_id uuid NOT NULL,
        key uuid NOT NULL,
        payload_hash uuid NOT NULL,
        usage_id uuid NOT NULL,
        is_quarantined boolean NOT NULL,
        PRIMARY KEY (environment_id, key)
      );
    `);

    // id is a UUIDv7 of the receipt, so ranges of it are months of receipt.
    await db.query(`
      CREATE TABLE usage_event (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        customer_id uuid NOT NULL,
        subscription_id uuid,
        backfill_id uuid,
        time timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
        generation integer NOT NULL,
        event_id text NOT NULL,
        source text NOT NULL,
        type text NOT NULL,
        properties jsonb NOT NULL,
        measures jsonb NOT NULL,
        PRIMARY KEY (environment_id, id)
      ) PARTITION BY RANGE (id);
      CREATE INDEX usage_event_customer ON usage_event (environment_id, customer_id, time);
      CREATE INDEX usage_event_unmatched ON usage_event (environment_id, id) WHERE measures = '{}';
      CREATE INDEX usage_event_backfill ON usage_event (environment_id, backfill_id) WHERE backfill_id IS NOT NULL;

      CREATE FUNCTION usage_id_floor(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS $$
        SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
      $$;
      -- Built beside and attached, which unlike CREATE … PARTITION OF does not wait for readers and writers.
      CREATE FUNCTION create_usage_partition(month date) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        first_day timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
        next_day timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
        name text := 'usage_event_' || to_char(date_trunc('month', month::timestamp), 'YYYY_MM');
      BEGIN
        IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
        PERFORM pg_advisory_xact_lock(hashtextextended('metering/partitions', 0));
        IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
        EXECUTE format('CREATE TABLE %I (LIKE usage_event INCLUDING ALL)', name);
        EXECUTE format('ALTER TABLE usage_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
          name, usage_id_floor(first_day), usage_id_floor(next_day));
      END $$;
      SELECT create_usage_partition((now() + make_interval(months => ahead))::date) FROM generate_series(-1, 3) AS ahead;
    `);

    await db.query(`
      CREATE TABLE usage_revision (
        environment_id uuid NOT NULL,
        superseded_id uuid NOT NULL,
        replacement_id uuid,
        revision_id text NOT NULL,
        customer_id uuid NOT NULL,
        time timestamptz NOT NULL,
        reason text,
        actor jsonb NOT NULL,
        received_at timestamptz NOT NULL,
        xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
        generation integer NOT NULL,
        PRIMARY KEY (environment_id, superseded_id),
        FOREIGN KEY (environment_id, superseded_id) REFERENCES usage_event (environment_id, id)
      );
      CREATE INDEX usage_revision_customer ON usage_revision (environment_id, customer_id, time);
      CREATE UNIQUE INDEX usage_revision_replacement ON usage_revision (environment_id, replacement_id);

      CREATE TABLE quarantined_event (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        key uuid NOT NULL,
        source text NOT NULL,
        event_id text NOT NULL,
        type text NOT NULL,
        customer text NOT NULL,
        subscription text,
        time timestamptz,
        properties jsonb NOT NULL,
        sent jsonb,
        problems jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('waiting', 'replayed', 'discarded')),
        reason text,
        backfill_id uuid,
        received_at timestamptz NOT NULL,
        settled_at timestamptz,
        PRIMARY KEY (environment_id, id)
      );
      CREATE INDEX quarantined_event_waiting ON quarantined_event (environment_id, customer) WHERE status = 'waiting';

      CREATE TABLE event_conflict (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        key uuid NOT NULL,
        payload_hash uuid NOT NULL,
        usage_id uuid NOT NULL,
        source text NOT NULL,
        event_id text NOT NULL,
        type text NOT NULL,
        customer text NOT NULL,
        subscription text,
        time timestamptz,
        properties jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'kept_first', 'took_second')),
        received_at timestamptz NOT NULL,
        settled_at timestamptz,
        PRIMARY KEY (environment_id, id),
        CONSTRAINT event_conflict_payload UNIQUE (environment_id, key, payload_hash)
      );

      CREATE TABLE backfill (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'closed', 'reverted')),
        created_at timestamptz NOT NULL,
        closed_at timestamptz,
        reverted_at timestamptz,
        reverted_xid bigint,
        reverted_generation integer,
        PRIMARY KEY (environment_id, id)
      );
    `);

    await db.query(`
      -- One row per customer that has usage: it stops the customer's deletion without a foreign key on every event.
      CREATE TABLE usage_account (
        environment_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        PRIMARY KEY (environment_id, customer_id),
        FOREIGN KEY (environment_id, customer_id) REFERENCES customer (environment_id, id)
      );

      CREATE TABLE meter_reading (
        environment_id uuid NOT NULL,
        meter_id uuid NOT NULL,
        last_read_id uuid,
        read_until uuid NOT NULL,
        events_read bigint NOT NULL,
        finished_at timestamptz,
        PRIMARY KEY (environment_id, meter_id),
        FOREIGN KEY (environment_id, meter_id) REFERENCES meter (environment_id, id) ON DELETE CASCADE
      );

      CREATE TABLE meter_issue (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        meter_id uuid NOT NULL,
        usage_id uuid NOT NULL,
        event_id text NOT NULL,
        problem jsonb NOT NULL,
        found_at timestamptz NOT NULL,
        PRIMARY KEY (environment_id, id),
        CONSTRAINT meter_issue_event UNIQUE (environment_id, meter_id, usage_id),
        FOREIGN KEY (environment_id, meter_id) REFERENCES meter (environment_id, id) ON DELETE CASCADE
      );

      -- id is the billing run's: a run closes one period, once.
      CREATE TABLE usage_close (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        subscription_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        plan_version_id uuid,
        revision integer NOT NULL,
        period_start timestamptz NOT NULL,
        period_end timestamptz NOT NULL,
        meter_ids jsonb NOT NULL,
        watermark text NOT NULL,
        usage jsonb NOT NULL,
        closed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (environment_id, id)
      );
      CREATE INDEX usage_close_subscription ON usage_close (environment_id, subscription_id, period_start);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE usage_close, meter_issue, meter_reading, usage_account, backfill, event_conflict, quarantined_event,
        usage_revision, usage_event, event_key, usage_generation;
      DROP FUNCTION create_usage_partition, usage_id_floor, usage_generation_now;
    `);
  }
}
