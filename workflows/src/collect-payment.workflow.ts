import { proxyActivities, proxyLocalActivities } from "@temporalio/workflow";
import type { CollectionActivities, InvoiceRef } from "./contracts/collection.activities.js";
import { dbWrite, providerCall } from "./retry-profiles.js";
import { createWaker } from "./wake.js";

const { nextCollectionStep } = proxyLocalActivities<CollectionActivities>(dbWrite);
const { chargeForCollection } = proxyActivities<CollectionActivities>(providerCall);

/** Follows one invoice through its collection flow until it is paid, void or given up. */
export async function collectPayment(invoice: InvoiceRef): Promise<string> {
  const waker = createWaker();
  for (;;) {
    const step = await nextCollectionStep(invoice);
    switch (step.kind) {
      case "finished":
        return step.outcome;
      case "charge":
        await chargeForCollection(invoice);
        break;
      case "wait":
        await waker.wait(step.realMilliseconds);
        break;
      case "park":
        await waker.wait(null);
        break;
      case "continue":
        break;
    }
  }
}
