import "reflect-metadata";
import { readFileSync, writeFileSync } from "node:fs";
import { createApi } from "./api.js";
import { createDataSource } from "./data-source.js";
import { openApiDocument } from "./openapi.js";
import { loadConfig } from "./platform/index.js";

// Writes backend/openapi.json from the controllers; with --check it only compares. No server is asked.
const file = new URL("../openapi.json", import.meta.url);
const config = loadConfig({ DATABASE_URL: "postgres://unused", ATLAS_SECRET_KEY: "x".repeat(32) });
const app = await createApi(config, createDataSource({ url: config.DATABASE_URL }));
await app.init();
const text = `${JSON.stringify(openApiDocument(app), null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, text);
  process.stdout.write(`wrote backend/openapi.json\n`);
  process.exit(0);
}
const same = readFileSync(file, "utf8") === text;
process.stdout.write(
  same
    ? "backend/openapi.json is up to date\n"
    : "backend/openapi.json is stale: run `npm run openapi` and commit it\n",
);
process.exit(same ? 0 : 1);
