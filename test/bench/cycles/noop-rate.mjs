import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { bundleWorkflowCode, NativeConnection, Worker } from "@temporalio/worker";

const TASK_QUEUE = "bench-noop";
const STARTS_AT_ONCE = 20;

/**
 * Workflows with two no-op activities per second, on the stack's own Temporal server.
 * @param {string} address
 * @param {number} count
 */
export async function measureNoopRate(address, count) {
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL("noop-workflow.mjs", import.meta.url)),
    logger: quiet,
  });
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const nothing = async () => undefined;
  const worker = await Worker.create({
    connection: native,
    taskQueue: TASK_QUEUE,
    workflowBundle,
    activities: { first: nothing, second: nothing },
    maxCachedWorkflows: 1_000,
    maxConcurrentWorkflowTaskExecutions: 120,
    workflowTaskPollerBehavior: { type: "autoscaling", initial: 10, minimum: 4, maximum: 60 },
    activityTaskPollerBehavior: { type: "autoscaling", initial: 5, minimum: 2, maximum: 30 },
  });
  const rate = await worker.runUntil(async () => {
    await runAll(client, 20, "warm");
    const started = performance.now();
    await runAll(client, count, "measured");
    return (count * 1_000) / (performance.now() - started);
  });
  await connection.close();
  await native.close();
  return rate;
}

/** @param {Client} client @param {number} count @param {string} run */
async function runAll(client, count, run) {
  const name = `${run}-${Date.now()}`;
  let next = 0;
  /** @type {Promise<unknown>[]} */
  const results = [];
  const lane = async () => {
    while (next < count) {
      const handle = await client.workflow.start("noop", {
        taskQueue: TASK_QUEUE,
        workflowId: `noop/${name}/${next++}`,
      });
      results.push(handle.result());
    }
  };
  await Promise.all(Array.from({ length: STARTS_AT_ONCE }, lane));
  await Promise.all(results);
}

const ignore = () => undefined;
const quiet = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
