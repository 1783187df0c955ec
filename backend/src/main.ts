import "reflect-metadata";
import { createApi, serveReference } from "./api.js";
import { createDataSource } from "./data-source.js";
import { loadConfig, logger } from "./platform/index.js";
import { serveWebApp } from "./web-app.js";

const config = loadConfig();
const dataSource = createDataSource({
  url: config.DATABASE_URL,
  pool: config.DATABASE_POOL,
  name: "atlas-api",
});
await dataSource.initialize();
const app = await createApi(config, dataSource);
serveReference(app);
serveWebApp(app);
await app.listen(config.PORT, config.HOST);
logger.info({ port: config.PORT }, "the API listens");
