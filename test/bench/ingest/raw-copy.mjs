import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * What the database alone can do with the same events: COPY into a temporary table, then INSERT … ON CONFLICT DO NOTHING into
 * one table with a primary key and the index by customer and time. Same batches, same number of connections, fsync as it is.
 */
export class RawCopy {
  /** @param {{ url: string, connections: number, backend: string }} options `backend`: folder that holds pg and pg-copy-streams */
  static async open({ url, connections, backend }) {
    const require = createRequire(join(backend, "package.json"));
    const { Client } = require("pg");
    const { from } = require("pg-copy-streams");
    const clients = [];
    for (let i = 0; i < connections; i++) {
      const client = new Client({ connectionString: url });
      // The server is stopped under it when the bench fails; that failure is the one to tell of.
      client.on("error", () => undefined);
      await client.connect();
      clients.push(client);
    }
    await clients[0].query(`
      CREATE SCHEMA bench;
      CREATE TABLE bench.raw_event (tenant uuid NOT NULL, id uuid NOT NULL, type text NOT NULL, customer text NOT NULL,
        time timestamptz NOT NULL, properties jsonb NOT NULL, received_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (tenant, id));
      CREATE INDEX ON bench.raw_event (tenant, customer, time);`);
    for (const client of clients) {
      await client.query(
        `CREATE TEMP TABLE incoming (tenant uuid, id uuid, type text, customer text, time timestamptz, properties jsonb)`,
      );
    }
    return new RawCopy(clients, from);
  }

  constructor(clients, copyFrom) {
    this.clients = clients;
    this.copyFrom = copyFrom;
  }

  /** The bytes that COPY is to read, made before the clock starts, as the bodies for the API are. */
  static encode(events) {
    const tenant = "018f3c4e-1a2b-7c3d-8e4f-0123456789ab";
    return Buffer.from(
      events
        .map(
          ({ id, type, customer, time, properties }) =>
            `${tenant}\t${id}\t${type}\t${customer}\t${time}\t${JSON.stringify(properties)}\n`,
        )
        .join(""),
    );
  }

  async write(lane, payload) {
    const client = this.clients[lane];
    await client.query("BEGIN");
    const copy = client.query(this.copyFrom("COPY incoming FROM STDIN"));
    copy.end(payload);
    await once(copy, "finish");
    await client.query(
      "INSERT INTO bench.raw_event SELECT * FROM incoming ORDER BY id ON CONFLICT DO NOTHING",
    );
    await client.query("TRUNCATE incoming");
    await client.query("COMMIT");
  }

  async count() {
    const { rows } = await this.clients[0].query("SELECT count(*)::integer AS count FROM bench.raw_event");
    return rows[0].count;
  }

  async close() {
    await this.clients[0].query("DROP SCHEMA bench CASCADE");
    for (const client of this.clients) await client.end();
  }
}
