import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import { NestFactory } from "@nestjs/core";
import { SwaggerModule } from "@nestjs/swagger";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import type { DataSource } from "typeorm";
import { AppModule } from "./app.module.js";
import { readEventBodies } from "./metering/index.js";
import { openApiDocument } from "./openapi.js";
import { newId, type Config } from "./platform/index.js";

const BODY_LIMIT = 16 * 1024 * 1024;

/** The HTTP application: routes and security headers. It does not listen yet. */
export async function createApi(config: Config, dataSource: DataSource): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => `req_${newId()}`,
    trustProxy: "loopback",
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, dataSource),
    adapter,
    { logger: ["error", "warn"], abortOnError: false, rawBody: true },
  );
  readEventBodies(app);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: { "script-src": ["'self'", "'unsafe-inline'"], "upgrade-insecure-requests": null },
    },
  });
  app.enableShutdownHooks();
  return app;
}

/** The API reference at `/docs`, and its document at `/openapi.json`. Call it before the application listens. */
export function serveReference(app: NestFastifyApplication): void {
  SwaggerModule.setup("docs", app, () => openApiDocument(app), {
    jsonDocumentUrl: "openapi.json",
    customSiteTitle: "Atlas API",
  });
}
