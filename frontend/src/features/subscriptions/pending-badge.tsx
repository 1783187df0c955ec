import { StatusBadge } from "../../ui/status-badge.js";
import type { Subscription } from "./subscription-types.js";

/** What is to happen at a later boundary, in a word. */
export function PendingBadge({
  of: { pendingChange },
}: {
  of: Pick<Subscription, "pendingChange">;
}): React.ReactNode {
  if (!pendingChange) return null;
  return pendingChange.kind === "cancel" ? (
    <StatusBadge status="pending" tone="warn" label="ends" />
  ) : (
    <StatusBadge status="pending" tone="busy" label={`to ${pendingChange.plan.planName}`} />
  );
}
