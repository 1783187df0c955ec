import { defineStates } from "../platform/index.js";

export type MailStatus = "queued" | "sending" | "sent" | "failed";

/**
 * `sending` is a lease: it returns to `queued` when the server could not take the mail yet, and may be taken over by another
 * worker when the lease ends. `failed` is for good (refused, or not delivered within a day) until a person queues it again.
 */
export const mailStates = defineStates<MailStatus>("mail", {
  queued: ["sending"],
  sending: ["sent", "queued", "failed"],
  sent: [],
  failed: ["queued"],
});
