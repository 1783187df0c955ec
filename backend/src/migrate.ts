import "reflect-metadata";
import { createDataSource } from "./data-source.js";
import { loadConfig, logger } from "./platform/index.js";

const config = loadConfig();
const dataSource = createDataSource({ url: config.DATABASE_URL, pool: 2, name: "atlas-migrate" });
await dataSource.initialize();
const applied = await dataSource.runMigrations();
logger.info({ applied: applied.map((migration) => migration.name) }, "the schema is up to date");
await dataSource.destroy();
