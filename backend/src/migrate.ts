import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module.js";
import { createDataSource } from "./data-source.js";
import { SeedFirstRun } from "./identity/index.js";
import { loadConfig, logger } from "./platform/index.js";

const config = loadConfig();
const dataSource = createDataSource({ url: config.DATABASE_URL, pool: 2, name: "atlas-migrate" });
await dataSource.initialize();
const applied = await dataSource.runMigrations();
logger.info({ applied: applied.map((migration) => migration.name) }, "the schema is up to date");

const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, dataSource), {
  logger: ["error", "warn"],
  abortOnError: false,
});
await app.get(SeedFirstRun).execute();
await app.close();
