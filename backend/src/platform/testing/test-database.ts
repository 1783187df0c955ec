import { randomBytes } from "node:crypto";
import pg from "pg";
import type { DataSource } from "typeorm";
import { createDataSource } from "../../data-source.js";
import { Database } from "../database/database.js";

export type TestDatabase = { url: string; dataSource: DataSource; database: Database; drop(): Promise<void> };

/**
 * A migrated database of its own on the server that TEST_DATABASE_URL names (jest's global setup starts one).
 * Call `drop()` in `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = process.env["TEST_DATABASE_URL"];
  if (!adminUrl) throw new Error("TEST_DATABASE_URL is not set: run the tests through jest's global setup");
  const name = `atlas_test_${randomBytes(6).toString("hex")}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const dataSource = createDataSource({ url: url.href, pool: 10 });
  await dataSource.initialize();
  await dataSource.runMigrations();
  return {
    url: url.href,
    dataSource,
    database: new Database(dataSource),
    async drop() {
      if (dataSource.isInitialized) await dataSource.destroy();
      await asAdmin(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
