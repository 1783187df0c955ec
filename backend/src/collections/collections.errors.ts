import { defineErrors } from "../platform/index.js";

export const collectionsErrors = defineErrors({
  "collection.not_found": {
    status: 404,
    title: "Collection case not found",
    remedy: "Check the id; list cases with GET /v1/collections.",
  },
  "collection.finished": {
    status: 409,
    title: "The collection has ended",
    remedy: "Nothing more is tried for this invoice; see its outcome.",
  },
  "collection.paused": { status: 409, title: "The collection is paused", remedy: "Resume it first." },
  "collection.charge_open": {
    status: 409,
    title: "A charge is under way",
    remedy: "Wait until its outcome is known.",
  },
  "collection.no_card": {
    status: 409,
    title: "The customer has no card",
    remedy: "Add a payment method: it is tried at once.",
  },
  "collection.new_card_needed": {
    status: 409,
    title: "The card was declined for good",
    remedy: "Add another payment method: it is tried at once.",
  },
  "collection.condition_failed": {
    status: 500,
    title: "A condition of the collection flow cannot be evaluated",
    remedy:
      "The case is paused on the version it began on; resume it once the condition can be said. Correct it in a new version.",
  },
});
