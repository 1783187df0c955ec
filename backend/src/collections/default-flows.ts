import type { FlowDocument } from "./flow-document.js";

export type FlowKey = "card" | "bank_transfer";

/**
 * Cards: retries 3, 8 and 15 days after the first failure. After a hard decline the same card is not tried again; the customer
 * has until day 15 to give another, which is tried at once whenever it comes.
 */
const card: FlowDocument = {
  name: "Card: days 3, 8 and 15",
  start: "tell",
  steps: {
    tell: { kind: "mail", template: "payment_failed", next: "hard-at-first" },
    "hard-at-first": {
      kind: "branch",
      condition: 'declineClass = "hard"',
      then: "ask-for-card",
      otherwise: "until-day-3",
    },
    "until-day-3": { kind: "wait", duration: "P3D", from: "first_failure", next: "retry-day-3" },
    "retry-day-3": { kind: "retry", next: "hard-on-day-3" },
    "hard-on-day-3": {
      kind: "branch",
      condition: 'declineClass = "hard"',
      then: "ask-for-card",
      otherwise: "remind-day-3",
    },
    "remind-day-3": { kind: "mail", template: "payment_failed", next: "until-day-8" },
    "until-day-8": { kind: "wait", duration: "P8D", from: "first_failure", next: "retry-day-8" },
    "retry-day-8": { kind: "retry", next: "hard-on-day-8" },
    "hard-on-day-8": {
      kind: "branch",
      condition: 'declineClass = "hard"',
      then: "ask-for-card",
      otherwise: "remind-day-8",
    },
    "remind-day-8": { kind: "mail", template: "payment_failed", next: "until-day-15" },
    "until-day-15": { kind: "wait", duration: "P15D", from: "first_failure", next: "retry-day-15" },
    "retry-day-15": { kind: "retry", next: "last-notice" },
    "ask-for-card": { kind: "mail", template: "new_card_needed", next: "wait-for-card" },
    "wait-for-card": { kind: "wait", duration: "P15D", from: "first_failure", next: "last-notice" },
    "last-notice": { kind: "mail", template: "final_notice", next: "give-up" },
    "give-up": { kind: "mark_uncollectible" },
  },
};

/** Bank transfer: reminders 3, 10 and 24 days after the due date; then a person decides. */
const bankTransfer: FlowDocument = {
  name: "Bank transfer: reminders",
  start: "until-day-3",
  steps: {
    "until-day-3": { kind: "wait", duration: "P3D", from: "due_date", next: "remind-day-3" },
    "remind-day-3": { kind: "mail", template: "payment_reminder", next: "until-day-10" },
    "until-day-10": { kind: "wait", duration: "P10D", from: "due_date", next: "remind-day-10" },
    "remind-day-10": { kind: "mail", template: "payment_reminder", next: "until-day-24" },
    "until-day-24": { kind: "wait", duration: "P24D", from: "due_date", next: "last-notice" },
    "last-notice": { kind: "mail", template: "final_notice", next: "leave-open" },
    "leave-open": { kind: "end" },
  },
};

/** What an environment collects by until it publishes a version of its own. */
export const defaultFlows: Readonly<Record<FlowKey, FlowDocument>> = { card, bank_transfer: bankTransfer };
