import { Context } from "@temporalio/activity";
import { ApplicationFailure } from "@temporalio/common";
import { BLOCKED } from "@atlas/workflows/contracts";
import { toAtlasError } from "../http/problem.filter.js";
import { logger } from "../telemetry/logger.js";

// A bug may be a passing accident (a deploy, a lost connection with an unknown face), so it is tried a few times before a person is asked.
const BUG_TRIES = 4;
const BEAT_MS = 1_000;

/**
 * Runs an activity's body. Operational errors are thrown on and retried; what no retry can mend becomes a failure of type
 * `blocked`, whose code and sentence a person will read.
 */
export async function asActivity<T>(work: () => Promise<T>): Promise<T> {
  const pulse = heartbeating();
  try {
    return await work();
  } catch (error) {
    const problem = toAtlasError(error);
    const { attempt, activityType } = Context.current().info;
    if (problem.family === "operational") throw error;
    if (problem.family === "bug" && attempt < BUG_TRIES) throw error;
    logger.error({ err: error, activityType, code: problem.code }, "an activity cannot go on");
    // Most sentences name their reasons themselves; a person reads each once.
    const reasons = problem.errors
      .filter((item) => !problem.message.includes(item.message))
      .map((item) => `${item.field}: ${item.message}`);
    throw ApplicationFailure.nonRetryable([problem.message, ...reasons].join(" "), BLOCKED, problem.code);
  } finally {
    clearInterval(pulse);
  }
}

// A local activity has no heartbeat: its workflow task's deadline tells when its worker died.
function heartbeating(): NodeJS.Timeout | undefined {
  const context = Context.current();
  if (context.info.isLocal || !context.info.heartbeatTimeoutMs) return undefined;
  return setInterval(() => context.heartbeat(), BEAT_MS);
}
