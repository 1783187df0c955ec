import type { MigrationInterface, QueryRunner } from "typeorm";

/** Requests of the last 7 days. Ids begin with the time, so the primary key gives them newest first; BRIN costs writers next to nothing. */
export class RequestLog1767225600020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE request_log (
        environment_id uuid NOT NULL,
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        method text NOT NULL,
        path text NOT NULL,
        query text,
        status integer NOT NULL,
        duration_ms integer NOT NULL,
        actor_kind text NOT NULL,
        actor_id uuid NOT NULL,
        problem_code text,
        problem_detail text,
        replayed boolean NOT NULL,
        response_bytes integer,
        user_agent text,
        PRIMARY KEY (environment_id, id)
      );
      CREATE INDEX request_log_at ON request_log USING brin (at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP TABLE request_log");
  }
}
