import type { ActivityRow } from "./customer-activity.repository.js";

const SENTENCES: Record<string, (about: string) => string> = {
  "invoice.finalized": (number) => `Invoice ${number} issued`,
  "invoice.paid": (number) => `Invoice ${number} paid`,
  "invoice.voided": (number) => `Invoice ${number} voided`,
  "invoice.uncollectible": (number) => `Invoice ${number} given up as uncollectible`,
  "credit_note.issued": (number) => `Credit note ${number} issued`,
  "payment.succeeded": () => "Payment succeeded",
  "payment.declined": (code) => `Payment declined: ${code}`,
  "payment.requires_action": () => "Payment waits for the customer's confirmation",
  "refund.requested": (reason) => `Refund requested: ${reason}`,
  "refund.succeeded": () => "Refund paid back",
  "refund.failed": () => "Refund failed",
  "mail.sent": (subject) => `Mail sent: ${subject}`,
  "mail.failed": (subject) => `Mail failed: ${subject}`,
  "note.added": (text) => text,
  "subscription.started": (plan) => `Subscription to ${plan} started`,
  "subscription.ended": (plan) => `Subscription to ${plan} ended`,
  "subscription.cancelled": (plan) => `Subscription to ${plan} cancelled`,
  "subscription.plan_changed": (plan) => `Plan changed to ${plan}`,
};

/** What happened, in a sentence; of the trail, its action in words. */
export function activityTitle({ kind, about }: Pick<ActivityRow, "kind" | "about">): string {
  const sentence = SENTENCES[kind];
  if (sentence) return sentence(about ?? "").trim();
  const words = kind.replaceAll(/[._]/g, " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return about === null ? title : `${title}: ${about}`;
}
