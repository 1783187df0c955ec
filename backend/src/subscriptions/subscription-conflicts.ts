import { violatedConstraint } from "../platform/index.js";
import { subscriptionsErrors } from "./subscriptions.errors.js";

/** A violated unique constraint as the error that says so; every other error as it is. */
export function asConflict(error: unknown): unknown {
  switch (violatedConstraint(error)) {
    case "subscription_start":
      return subscriptionsErrors("subscription.exists", {
        detail: "The customer has a subscription to this plan that starts at this very instant.",
        errors: [
          {
            field: "startAt",
            code: "taken",
            message: "Choose another start, or use the subscription that stands.",
          },
        ],
      });
    case "subscription_external_id":
      return subscriptionsErrors("subscription.external_id_taken", {
        errors: [
          {
            field: "externalId",
            code: "taken",
            message: "Another subscription has this external id; use another one.",
          },
        ],
      });
    default:
      return error;
  }
}
