import { defineErrors } from "../platform/index.js";

/** Both are bugs of the caller's code: no request of a user can lead to them. */
export const ledgerErrors = defineErrors({
  "ledger.unbalanced": {
    status: 500,
    title: "The entries of a ledger transaction do not sum to zero",
    remedy: "Report the request id: nothing was posted.",
  },
  "ledger.key_reused": {
    status: 500,
    title: "A ledger transaction of this key stands with other entries",
    remedy: "Report the request id: nothing was posted.",
  },
});
