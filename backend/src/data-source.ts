import { DataSource } from "typeorm";
import { entities } from "./entities.js";
import { migrations } from "./migrations.js";
import { SnakeNamingStrategy } from "./platform/index.js";
import { PipeliningClient } from "./platform/database/pipelining-client.js";
import { PreparingClient } from "./platform/database/preparing-client.js";
import { installTypeParsers } from "./platform/database/type-parsers.js";

type DataSourceOptions = {
  url: string;
  pool?: number;
  name?: string;
  /** For a process that repeats its statements: the server plans each once per connection, whatever its values are. */
  prepares?: boolean;
};

/** The connection pool of a process. */
export function createDataSource(options: DataSourceOptions): DataSource {
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
      // Plans that suit any values, by indexes, also suit an environment younger than the statistics, of which these say nothing.
      options: `-c timezone=UTC${options.prepares ? " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off" : ""}`,
      Client: options.prepares ? PreparingClient : PipeliningClient,
    },
    // A lost idle connection is the pool's business: it opens another.
    poolErrorHandler: () => undefined,
  });
}
