import { defineErrors } from "../platform/index.js";

export const subscriptionsErrors = defineErrors({
  "subscription.not_found": {
    status: 404,
    title: "Subscription not found",
    remedy: "Check the id or external id; list subscriptions with GET /v1/subscriptions.",
  },
  "subscription.exists": {
    status: 409,
    title: "The customer has this subscription already",
    remedy:
      "A customer can start a plan once at one instant; choose another start, or change the subscription that stands.",
  },
  "subscription.external_id_taken": {
    status: 409,
    title: "Another subscription has this external id",
    remedy: "Use another external id, or the subscription that has it.",
  },
  "subscription.customer_archived": {
    status: 409,
    title: "The customer is archived",
    remedy: "Bring it back with POST /v1/customers/{customer}/restore first.",
  },
  "subscription.currency_mismatch": {
    status: 422,
    title: "The plan is in another currency than the customer",
    remedy: "Use a plan in the customer's currency, or a customer billed in the plan's.",
  },
  "subscription.start_out_of_range": {
    status: 422,
    title: "The start lies too far away",
    remedy: "Start at most five years from now, and at most 400 billing periods ago.",
  },
  "subscription.overrides_do_not_fit": {
    status: 422,
    title: "The customer's price overrides do not work with this plan version",
    remedy: "Correct or remove the overrides that errors lists, then try again.",
  },
  "subscription.same_plan": {
    status: 409,
    title: "The subscription is on this plan version already",
    remedy: "Nothing needs to change; choose another plan or version.",
  },
  "subscription.ending": {
    status: 409,
    title: "The subscription is about to end",
    remedy: "Take the cancellation back with DELETE /v1/subscriptions/{subscription}/pending-change first.",
  },
  "subscription.nothing_pending": {
    status: 409,
    title: "No change is pending",
    remedy: "There is nothing to take back; read the subscription's pendingChange.",
  },
});
