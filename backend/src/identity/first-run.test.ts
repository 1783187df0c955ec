import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NestFactory } from "@nestjs/core";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { AppModule } from "../app.module.js";
import { createDataSource } from "../data-source.js";
import { firstRow, loadConfig } from "../platform/index.js";
import { createTestDatabase, type TestDatabase } from "../platform/testing/test-database.js";
import { SeedFirstRun } from "./seed-first-run.js";

let db: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "atlas-first-run-"));
const file = join(folder, "home", "credentials.json");
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = loadConfig({ DATABASE_URL: db.url, ATLAS_SECRET_KEY: "x".repeat(32), ...environment });
  const dataSource = createDataSource({ url: db.url, pool: 2 });
  await dataSource.initialize();
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, dataSource), {
    logger: false,
  });
  await app.get(SeedFirstRun).execute();
  await app.close();
}
const credentials = (): Record<string, string> =>
  JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
const count = async (table: string): Promise<string> =>
  (await firstRow<{ count: string }>(db.database.reader, `SELECT count(*) FROM ${table}`))?.count ?? "";

test("the first start writes one way in, for the owner of the process alone; later starts keep it", async () => {
  await start({});
  expect(await count("organisation")).toBe("0");

  await start({ CREDENTIALS_FILE: file, PUBLIC_URL: "http://127.0.0.1:4400" });
  const first = credentials();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(first).toMatchObject({ url: "http://127.0.0.1:4400", email: "owner@acme.example" });
  expect(first["apiKey"]).toMatch(/^atlas_test_/);
  expect(first["password"]).toHaveLength(24);
  const names = await db.database.reader.query("SELECT name, mode FROM environment ORDER BY name");
  expect(names).toEqual([
    { name: "live", mode: "live" },
    { name: "sandbox", mode: "test" },
  ]);

  await start({ CREDENTIALS_FILE: file, PUBLIC_URL: "http://127.0.0.1:4401" });
  expect(credentials()).toEqual({ ...first, url: "http://127.0.0.1:4401" });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await count("organisation")).toBe("1");
  expect(await count("api_key")).toBe("1");
});

test("a lost or foreign file is not made up: no second way in appears by itself", async () => {
  const foreign = {
    url: "http://127.0.0.1:1",
    apiKey: "atlas_test_of-another-database",
    email: "a@b.example",
    password: "x",
  };
  writeFileSync(file, JSON.stringify(foreign));
  chmodSync(file, 0o600);
  await start({ CREDENTIALS_FILE: file, PUBLIC_URL: "http://127.0.0.1:4402" });
  expect(credentials()).toEqual(foreign);
  rmSync(file);
  await start({ CREDENTIALS_FILE: file });
  expect(existsSync(file)).toBe(false);
  expect(await count("api_key")).toBe("1");
});
