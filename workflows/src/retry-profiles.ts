import type { ActivityOptions, LocalActivityOptions } from "@temporalio/workflow";
import { BLOCKED } from "./contracts/names.js";

/**
 * Idempotent database work of a second or two, as local activities: no server round trip each.
 * Retries until the database is back; what only a person can mend is a failure of type `blocked`.
 */
export const dbWrite: LocalActivityOptions = {
  startToCloseTimeout: "30s",
  localRetryThreshold: "1m",
  retry: {
    initialInterval: "200ms",
    backoffCoefficient: 2,
    maximumInterval: "10s",
    nonRetryableErrorTypes: [BLOCKED],
  },
};

/** A billing run from metering to the first charge, which has the provider's deadline in it. */
export const billing: LocalActivityOptions = { ...dbWrite, startToCloseTimeout: "1m" };

/**
 * A call of the payment provider. Each try has the same key, so the provider carries it out once. The activity heartbeats, so a
 * worker that dies is noticed within seconds.
 */
export const providerCall: ActivityOptions = {
  startToCloseTimeout: "45s",
  heartbeatTimeout: "5s",
  retry: {
    initialInterval: "500ms",
    backoffCoefficient: 2,
    maximumInterval: "30s",
    nonRetryableErrorTypes: [BLOCKED],
  },
};

/** Housekeeping started by a schedule: the next run comes anyway. */
export const housekeeping: ActivityOptions = {
  startToCloseTimeout: "50s",
  heartbeatTimeout: "10s",
  retry: { maximumAttempts: 2 },
};

/** The time machine: as long as a year of cycles takes, noticed within seconds when its worker dies. */
export const timeMachine: ActivityOptions = {
  startToCloseTimeout: "6h",
  heartbeatTimeout: "10s",
  retry: { initialInterval: "500ms", maximumInterval: "10s", nonRetryableErrorTypes: [BLOCKED] },
};
