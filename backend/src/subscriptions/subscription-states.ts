import type { Instant } from "@atlas/rules";
import { affectedRows, defineStates, platformErrors, type Tx } from "../platform/index.js";
import type { Subscription, SubscriptionStatus } from "./subscription.js";

/**
 * `ended`: stopped at the end of a period, as was asked before. `cancelled`: stopped at once, within a period or before it began.
 */
export const subscriptionStates = defineStates<SubscriptionStatus>("subscription", {
  future: ["active", "cancelled", "ended"],
  active: ["cancelled", "ended"],
  ended: [],
  cancelled: [],
});

/** The only writer of a subscription's status; `endsAt` comes with the states that are final. Throws `state.not_allowed`. */
export async function transition(
  tx: Tx,
  subscription: Pick<Subscription, "environmentId" | "id" | "status">,
  to: SubscriptionStatus,
  endsAt: Instant | null = null,
): Promise<void> {
  subscriptionStates.assert(subscription.status, to);
  const updated = await affectedRows(
    tx,
    `UPDATE subscription SET status = $4, ends_at = coalesce($5, ends_at), version = version + 1
     WHERE environment_id = $1 AND id = $2 AND status = $3`,
    [subscription.environmentId, subscription.id, subscription.status, to, endsAt],
  );
  if (updated === 0) throw platformErrors("request.stale_version");
}
