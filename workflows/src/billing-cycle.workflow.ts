import {
  ActivityFailure,
  ApplicationFailure,
  proxyActivities,
  proxyLocalActivities,
} from "@temporalio/workflow";
import type { BillingActivities, RunRef } from "./contracts/billing.activities.js";
import { BLOCKED } from "./contracts/names.js";
import { billing, dbWrite, providerCall } from "./retry-profiles.js";
import { createWaker } from "./wake.js";

const { billPeriod } = proxyLocalActivities<Pick<BillingActivities, "billPeriod">>(billing);
const { chargeFirst } = proxyActivities<Pick<BillingActivities, "chargeFirst">>(providerCall);
const { blockRun } = proxyLocalActivities<Pick<BillingActivities, "blockRun">>(dbWrite);

/** One boundary of one subscription: close metering, rate, draft, (approval), finalize, first charge. */
export async function billingCycle(run: RunRef): Promise<void> {
  const waker = createWaker();
  try {
    let billed = await billPeriod(run);
    while (billed.kind === "awaiting_approval") {
      await waker.wait(null);
      billed = await billPeriod(run);
    }
    if (billed.kind === "to_charge") await chargeFirst(run, billed.invoiceId);
  } catch (error) {
    const failure = blockedBy(error);
    if (!failure) throw error;
    await blockRun(run, { code: String(failure.details?.[0] ?? BLOCKED), message: failure.message });
    throw ApplicationFailure.nonRetryable(failure.message, BLOCKED, ...(failure.details ?? []));
  }
}

/** The failure by which an activity says that only a person can help. */
function blockedBy(error: unknown): ApplicationFailure | null {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  return failure instanceof ApplicationFailure && failure.type === BLOCKED ? failure : null;
}
