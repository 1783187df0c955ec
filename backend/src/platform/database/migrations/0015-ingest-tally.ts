import type { MigrationInterface, QueryRunner } from "typeorm";

/** What became of the events that were received, counted as they arrive: duplicates leave no other row. */
export class IngestTally1767225600015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Requests at the same time count in different shards, so that they do not wait for each other; whoever reads sums them.
    // Counters change in place (no index holds them), for which every page keeps half of itself free.
    await db.query(`
      CREATE TABLE ingest_tally (
        environment_id uuid NOT NULL,
        day date NOT NULL,
        type text NOT NULL,
        shard integer NOT NULL,
        accepted bigint NOT NULL,
        unmatched bigint NOT NULL,
        duplicate bigint NOT NULL,
        conflict bigint NOT NULL,
        quarantined bigint NOT NULL,
        rejected bigint NOT NULL,
        occurred bigint NOT NULL,
        last_usage_id uuid,
        last_received_at timestamptz,
        PRIMARY KEY (environment_id, day, type, shard)
      ) WITH (fillfactor = 50);

      INSERT INTO ingest_tally
      SELECT environment_id, day, type, 0, sum(accepted), sum(unmatched), 0, sum(conflict), sum(quarantined), 0, sum(occurred),
        (array_agg(id ORDER BY id DESC) FILTER (WHERE id IS NOT NULL))[1], max(received_at)
      FROM (
        SELECT environment_id, (received_at AT TIME ZONE 'UTC')::date AS day, type, 1 AS accepted,
          CASE WHEN measures = '{}' AND NOT EXISTS (
            SELECT 1 FROM meter WHERE meter.environment_id = e.environment_id AND meter.event_type = e.type) THEN 1 ELSE 0 END AS unmatched,
          0 AS conflict, 0 AS quarantined, 0 AS occurred, id, received_at
        FROM usage_event e
        UNION ALL
        SELECT environment_id, (time AT TIME ZONE 'UTC')::date, type, 0, 0, 0, 0, 1, NULL, NULL FROM usage_event
        UNION ALL
        SELECT environment_id, (received_at AT TIME ZONE 'UTC')::date, type, 0, 0, 1, 0, 0, NULL, received_at FROM event_conflict
        UNION ALL
        SELECT environment_id, (received_at AT TIME ZONE 'UTC')::date, type, 0, 0, 0, 1, 0, NULL, received_at FROM quarantined_event
      ) arrived
      GROUP BY environment_id, day, type;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("DROP TABLE ingest_tally");
  }
}
