import {
  ActivityFailure,
  ApplicationFailure,
  proxyActivities,
  proxyLocalActivities,
} from "@temporalio/workflow";
import type { BillingActivities, RunRef } from "./contracts/billing.activities.js";
import { BLOCKED } from "./contracts/names.js";
import { dbWrite, providerCall } from "./retry-profiles.js";
import { createWaker } from "./wake.js";

const { billPeriod, blockRun } = proxyLocalActivities<BillingActivities>(dbWrite);
const { chargeFirst } = proxyActivities<BillingActivities>(providerCall);

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
    const failure = error instanceof ActivityFailure ? error.cause : error;
    if (!(failure instanceof ApplicationFailure) || failure.type !== BLOCKED) throw error;
    await blockRun(run, { code: String(failure.details?.[0] ?? BLOCKED), message: failure.message });
    throw ApplicationFailure.nonRetryable(failure.message, BLOCKED, ...(failure.details ?? []));
  }
}
