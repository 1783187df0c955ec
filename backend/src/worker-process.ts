import { createRequire } from "node:module";
import { NestFactory } from "@nestjs/core";
import {
  bundleWorkflowCode,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from "@temporalio/worker";
import { AppModule } from "./app.module.js";
import { createDataSource } from "./data-source.js";
import {
  ActivityRegistry,
  dataConverter,
  loadConfig,
  logger,
  OutboxDispatcher,
  Temporal,
  WorkerHeartbeat,
  type Config,
} from "./platform/index.js";
import { serveWorkerHealth } from "./worker-health.js";
import { ensureSchedules } from "./worker-schedules.js";

const CONNECT_RETRY_MS = 1_000;

/**
 * The worker: Temporal activities and workflows, the outbox dispatcher, the heartbeat. Runs until SIGTERM or SIGINT,
 * then lets what is under way end.
 */
export async function startWorker(): Promise<void> {
  const config = loadConfig();
  Runtime.install({ shutdownSignals: [], logger: temporalLogger });
  const dataSource = createDataSource({
    url: config.DATABASE_URL,
    pool: config.DATABASE_POOL,
    name: "atlas-worker",
    prepares: true,
  });
  await dataSource.initialize();
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, dataSource), {
    logger: ["error", "warn"],
    abortOnError: false,
  });

  const connection = await connect(config);
  const worker = await Worker.create({
    ...(await workerOptions(config, app.get(ActivityRegistry))),
    connection,
  });
  const health = serveWorkerHealth(config.WORKER_PORT, () => worker.getState() === "RUNNING");
  const outbox = app.get(OutboxDispatcher);
  const heartbeat = app.get(WorkerHeartbeat);

  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => worker.shutdown());
  await ensureSchedules(app.get(Temporal).client, config.TEMPORAL_TASK_QUEUE);
  outbox.start();
  heartbeat.start();
  logger.info({ taskQueue: config.TEMPORAL_TASK_QUEUE }, "the worker runs");
  try {
    await worker.run();
  } finally {
    await heartbeat.stop();
    await outbox.stop();
    health?.close();
    await connection.close();
    await app.close();
  }
}

async function workerOptions(config: Config, registry: ActivityRegistry): Promise<WorkerOptions> {
  return {
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TEMPORAL_TASK_QUEUE,
    workflowBundle: config.WORKFLOW_BUNDLE ? { codePath: config.WORKFLOW_BUNDLE } : await bundle(),
    activities: registry.all(),
    dataConverter: dataConverter(config),
    maxCachedWorkflows: 1_000,
    // A workflow task holds its slot until its local activities are done: with many more tasks than those can serve, the last
    // would outlive their timeout waiting.
    maxConcurrentWorkflowTaskExecutions: 2 * config.DATABASE_POOL,
    workflowTaskPollerBehavior: { type: "autoscaling", initial: 10, minimum: 4, maximum: 60 },
    activityTaskPollerBehavior: { type: "autoscaling", initial: 5, minimum: 2, maximum: 30 },
    // Each activity may hold a connection: more slots than the pool has would only wait there, and time out. Of the local ones
    // as many again may wait for the payment provider.
    maxConcurrentActivityTaskExecutions: config.DATABASE_POOL,
    maxConcurrentLocalActivityExecutions: 2 * config.DATABASE_POOL,
    shutdownGraceTime: "20s",
  };
}

// Without a prebuilt bundle (development) the worker bundles at its start.
function bundle(): Promise<{ code: string }> {
  const workflowsPath = createRequire(import.meta.url).resolve("@atlas/workflows/bundle");
  return bundleWorkflowCode({ workflowsPath });
}

async function connect(config: Config): Promise<NativeConnection> {
  for (;;) {
    try {
      return await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS });
    } catch (error) {
      logger.warn(
        { err: error, address: config.TEMPORAL_ADDRESS },
        "Temporal does not answer yet; trying again",
      );
      await new Promise((resolve) => setTimeout(resolve, CONNECT_RETRY_MS));
    }
  }
}

const temporalLogger = {
  log: (level: string, message: string, meta?: object) =>
    logger[level === "WARN" ? "warn" : level === "ERROR" ? "error" : "debug"]({ ...meta }, message),
  trace: (message: string, meta?: object) => logger.trace({ ...meta }, message),
  debug: (message: string, meta?: object) => logger.debug({ ...meta }, message),
  info: (message: string, meta?: object) => logger.debug({ ...meta }, message),
  warn: (message: string, meta?: object) => logger.warn({ ...meta }, message),
  error: (message: string, meta?: object) => logger.error({ ...meta }, message),
};
