import { DataSource } from "typeorm";
import { entities } from "./entities.js";
import { migrations } from "./migrations.js";
import { SnakeNamingStrategy } from "./platform/index.js";
import { installTypeParsers } from "./platform/database/type-parsers.js";

/** The connection pool of a process. */
export function createDataSource(options: { url: string; pool?: number; name?: string }): DataSource {
  installTypeParsers();
  return new DataSource({
    type: "postgres",
    url: options.url,
    entities,
    migrations,
    migrationsTransactionMode: "each",
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    logging: false,
    applicationName: options.name ?? "atlas",
    extra: {
      max: options.pool ?? 20,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 30_000,
      options: "-c timezone=UTC",
    },
    // A lost idle connection is the pool's business: it opens another.
    poolErrorHandler: () => undefined,
  });
}
