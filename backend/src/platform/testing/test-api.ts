import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import { createApi } from "../../api.js";
import { SeedFirstRun } from "../../identity/index.js";
import { loadConfig } from "../config/config.js";
import { OutboxDispatcher } from "../outbox/outbox-dispatcher.js";
import { createTestDatabase, type TestDatabase } from "./test-database.js";

export type TestApi = {
  url: string;
  app: NestFastifyApplication;
  db: TestDatabase;
  credentials: { apiKey: string; email: string; password: string };
  /** Hands all due outbox events to their handlers, as the worker does. */
  dispatch(): Promise<void>;
  stop(): Promise<void>;
};

/** The real API over HTTP on a free port, with a seeded database of its own. Call `stop()` in `afterAll`. */
export async function startTestApi(environment: NodeJS.ProcessEnv = {}): Promise<TestApi> {
  const db = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "atlas-api-"));
  const credentialsFile = join(folder, "credentials.json");
  const config = loadConfig({
    DATABASE_URL: db.url,
    ATLAS_SECRET_KEY: "only-for-tests-only-for-tests-only-for-tests",
    CREDENTIALS_FILE: credentialsFile,
    ...environment,
  });
  const app = await createApi(config, db.dataSource);
  await app.get(SeedFirstRun, { strict: false }).execute();
  await app.listen(0, "127.0.0.1");
  const outbox = app.get(OutboxDispatcher, { strict: false });
  return {
    url: await app.getUrl(),
    app,
    db,
    credentials: JSON.parse(readFileSync(credentialsFile, "utf8")) as TestApi["credentials"],
    async dispatch() {
      while ((await outbox.dispatchDue()) > 0);
    },
    async stop() {
      await app.close();
      await db.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
