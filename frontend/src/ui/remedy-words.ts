import type { ProblemError } from "../api/problem.js";

const REPLAY = "then count it again";

/** What a person can do in the app, where the API's own remedy speaks of its endpoints. */
const REMEDIES: Readonly<Record<string, string>> = {
  "request.invalid": "Correct what is named and try again.",
  "access.credentials_missing": "Sign in again.",
  "access.session_ended": "Sign in again.",
  "access.scope_missing": "Ask an owner for a role that may do it.",
  "session.wrong_credentials": "Try again, or choose a new password by “Forgot the password?”.",
  "password.wrong": "Give your present password.",
  "password_reset.invalid": "It was used or has expired; ask for a new one at the login.",
  "invitation.already_member": "Change the role in the list of members instead.",
  "meter.has_usage": "Archive it instead: what it counted stays.",
  "plan.archived": "Bring it back on its page, or use another plan.",
  "plan.not_published": "Publish a version of it first.",
  "plan_version.published": "Make a new version instead.",
  "plan_version.not_published": "Publish it first.",
  "invoice.needs_approval": "Finalize it on its page.",
  "clock.busy": "Wait until the move that is under way has ended.",
  "subscription.customer_archived": "Bring the customer back first.",
  "subscription.ending": "Take the cancellation back first.",
  "event.in_quarantine": "Repair it or discard it under Quarantine.",
  "event.too_old": "Widen the days back that events are accepted in the settings, or send it by a backfill.",
  "event.conflict": "Send a new id if it is another event; else settle it under Conflicts.",
  "event.customer_unknown": `Create the customer or correct the event, ${REPLAY}.`,
  "event.subscription_unknown": `Correct the subscription or leave it out, ${REPLAY}.`,
  "event.subscription_ambiguous": `Name the subscription in the event, ${REPLAY}.`,
  "event.not_aggregatable": `Correct the property (a number as a JSON number), ${REPLAY}.`,
};

const SPEAKS_TO_PROGRAMS =
  /\b(GET|POST|PUT|PATCH|DELETE)\b|\/v1\/|`|\bheader\b|listed in errors|Idempotency-Key|If-Match/;

/** What to do about a problem, in words of the app; nothing where the API's own remedy is meant for programs. */
export const remedyWords = ({ code, remedy }: Pick<ProblemError, "code" | "remedy">): string =>
  REMEDIES[code] ?? (SPEAKS_TO_PROGRAMS.test(remedy) ? "" : remedy);

/** A problem's title; that of a refused request names no request to who filled in a form. */
export const titleWords = ({ code, title }: Pick<ProblemError, "code" | "title">): string =>
  code === "request.invalid" ? "Something is not filled in right" : title;
