import type { MigrationInterface, QueryRunner } from "typeorm";

/** Organisations and people stand above environments; everything else of Atlas hangs below one environment. */
export class Identity1767225600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisation (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE environment (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        mode text NOT NULL CHECK (mode IN ('live', 'test')),
        name text NOT NULL,
        -- The API key that made it, which may then act in it: what scripts and tests need to have an environment of their own.
        created_by_key_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT environment_name_unique UNIQUE (organisation_id, name)
      );

      CREATE TABLE environment_settings (
        environment_id uuid PRIMARY KEY REFERENCES environment (id),
        settings jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE person (
        id uuid PRIMARY KEY,
        email text NOT NULL CHECK (email = lower(email)),
        name text NOT NULL,
        password_hash text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_email_unique UNIQUE (email)
      );

      CREATE TABLE member (
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        person_id uuid NOT NULL REFERENCES person (id),
        role text NOT NULL CHECK (role IN ('owner', 'product', 'finance', 'engineer', 'viewer')),
        created_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (organisation_id, person_id)
      );
      CREATE INDEX member_by_person ON member (person_id);

      -- Who is removed from an organisation loses their sessions in it by the cascade.
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        token_hash text NOT NULL UNIQUE,
        previous_token_hash text UNIQUE,
        token_confirmed boolean NOT NULL DEFAULT true,
        csrf_token text NOT NULL,
        user_agent text,
        ip text,
        created_at timestamptz NOT NULL DEFAULT now(),
        rotated_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        FOREIGN KEY (organisation_id, person_id) REFERENCES member (organisation_id, person_id) ON DELETE CASCADE
      );
      CREATE INDEX session_by_person ON session (person_id, id DESC) WHERE ended_at IS NULL;

      CREATE TABLE api_key (
        environment_id uuid NOT NULL REFERENCES environment (id),
        id uuid NOT NULL,
        name text NOT NULL,
        prefix text NOT NULL,
        token_hash text NOT NULL UNIQUE,
        scopes jsonb NOT NULL,
        created_by_kind text NOT NULL,
        created_by_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        revoked_at timestamptz,
        PRIMARY KEY (environment_id, id)
      );

      CREATE TABLE invitation (
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        id uuid NOT NULL,
        email text NOT NULL CHECK (email = lower(email)),
        role text NOT NULL CHECK (role IN ('owner', 'product', 'finance', 'engineer', 'viewer')),
        token_hash text NOT NULL UNIQUE,
        invited_by uuid NOT NULL REFERENCES person (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        revoked_at timestamptz,
        PRIMARY KEY (organisation_id, id)
      );
      CREATE UNIQUE INDEX invitation_open_unique ON invitation (organisation_id, email)
        WHERE accepted_at IS NULL AND revoked_at IS NULL;

      CREATE TABLE password_reset (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX password_reset_by_person ON password_reset (person_id, created_at);

      -- Attempts per account and per address, in the database so that all API processes count together.
      CREATE TABLE throttle (
        subject text PRIMARY KEY,
        window_ends_at timestamptz NOT NULL,
        attempts integer NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE throttle, password_reset, invitation, api_key, session, member, person, environment_settings, environment, organisation;
    `);
  }
}
