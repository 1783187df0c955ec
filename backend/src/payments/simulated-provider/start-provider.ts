import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import { settleInterruptedCharges } from "./create-charge.js";
import { Faults } from "./fault-modes.js";
import { createHttpServer } from "./http-server.js";
import type { ProviderConfig } from "./provider-config.js";
import type { ProviderContext } from "./provider-context.js";
import { createProviderTables } from "./provider-schema.js";
import { WebhookDispatcher } from "./webhook-dispatcher.js";

export interface RunningProvider {
  /** Where it listens, for instance `http://127.0.0.1:4400`. */
  readonly url: string;
  /** Stops taking requests, finishes those under way, and closes every connection. */
  readonly stop: () => Promise<void>;
}

/** Starts the provider: tables, what an earlier process left undone, webhooks, HTTP. */
export async function startProvider(config: ProviderConfig, logLevel = "warn"): Promise<RunningProvider> {
  // Statements do not wait for one another's answers.
  const pool = new pg.Pool({ connectionString: config.databaseUrl, max: 10, pipeline: true });
  const report = (error: unknown): void => server.log.error(error);
  // An idle connection that the server closes must not end the process; the pool replaces it.
  pool.on("error", report);
  let listening = config.publicUrl ?? "";
  const context: ProviderContext = {
    pool,
    config,
    faults: new Faults(pool, config.faultDefaults),
    dispatcher: new WebhookDispatcher(pool, config, report),
    publicUrl: () => config.publicUrl ?? listening,
  };
  const server = createHttpServer(context, logLevel);
  try {
    await createProviderTables(pool);
    await context.faults.load();
    await pool.query("DELETE FROM idempotency_key WHERE expires_at < now() AND response_status IS NOT NULL");
    await settleInterruptedCharges(context);
    await server.listen({ host: config.host, port: config.port });
    const { port } = server.server.address() as AddressInfo;
    listening = `http://${config.host}:${port}`;
  } catch (error) {
    await server.close();
    await pool.end();
    throw error;
  }
  context.dispatcher.start();
  return {
    url: listening,
    stop: async () => {
      await finishRequests(server);
      await context.dispatcher.stop();
      await pool.end();
    },
  };
}

/** Closes the server once its requests are answered; clients' kept-alive connections would hold it open else. */
async function finishRequests(server: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => server.server.closeIdleConnections(), 20);
  await server.close();
  clearInterval(sweep);
}
