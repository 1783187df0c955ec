import { defineErrors } from "../platform/index.js";

export const notificationErrors = defineErrors({
  "mail.not_found": {
    status: 404,
    title: "Mail not found",
    remedy:
      "Check the id; list mails with GET /v1/mails, and what the local sink received with GET /v1/mail-sink.",
  },
  "mail.not_failed": {
    status: 409,
    title: "The mail has not failed",
    remedy: "Only a failed mail can be queued again; a queued one is tried by itself until it is delivered.",
  },
});
