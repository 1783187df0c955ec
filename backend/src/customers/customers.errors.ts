import { defineErrors } from "../platform/index.js";

export const customersErrors = defineErrors({
  "customer.not_found": {
    status: 404,
    title: "Customer not found",
    remedy: "Check the id or external id; list customers with GET /v1/customers.",
  },
  "customer.external_id_taken": {
    status: 409,
    title: "Another customer has this external id",
    remedy: "Use another external id, or update the customer that has it.",
  },
  "customer.currency_fixed": {
    status: 409,
    title: "The customer's currency cannot change any more",
    remedy:
      "A customer with subscriptions keeps its currency; create another customer to bill in another one.",
  },
  "customer_note.not_found": {
    status: 404,
    title: "The customer has no such note",
    remedy: "List them with GET /v1/customers/{customer}/notes.",
  },
  "price_override.not_found": {
    status: 404,
    title: "The customer has no such price override",
    remedy: "List them with GET /v1/customers/{customer}/price-overrides.",
  },
  "price_override.unknown_price": {
    status: 404,
    title: "The plan has no price with this key",
    remedy: "Use the key of a price of the plan's published versions, or of its draft.",
  },
  "price_override.invalid": {
    status: 422,
    title: "The price does not work with these parameters",
    remedy: "Correct the parameters listed in errors; see the price's own with GET /v1/plan-versions/{id}.",
  },
});
