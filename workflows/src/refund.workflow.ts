import { proxyActivities } from "@temporalio/workflow";
import type { RefundActivities, RefundOutcome, RefundRef } from "./contracts/refund.activities.js";
import { providerCall } from "./retry-profiles.js";
import { createWaker } from "./wake.js";

const { sendRefund } = proxyActivities<RefundActivities>(providerCall);

// A refund that the provider still processes is asked for again this often, should its webhook be lost.
const ASK_AGAIN_MS = 10 * 60 * 1_000;

/** Carries an approved refund to the provider and on to its end. */
export async function refund(ref: RefundRef): Promise<RefundOutcome> {
  const waker = createWaker();
  for (;;) {
    const outcome = await sendRefund(ref);
    if (outcome.status !== "processing") return outcome;
    await waker.wait(ASK_AGAIN_MS);
  }
}
