import { useMutation } from "@tanstack/react-query";
import { subscriptionChangeWithdraw } from "../../../api/generated/index.js";
import { Confirm } from "../../../ui/confirm.js";
import { Instant } from "../../../ui/instant.js";
import { toastDone } from "../../../ui/toasts.js";
import type { Subscription } from "../subscription-types.js";

type DialogProps = { subscription: Subscription; onClose: () => void };

/** Takes back a change of plan, or a cancellation, that has not happened yet. */
export function WithdrawDialog({ subscription, onClose }: DialogProps): React.ReactNode {
  const { id, pendingChange, plan, timeZone } = subscription;
  const withdraw = useMutation({
    mutationFn: () => subscriptionChangeWithdraw({ path: { subscription: id }, throwOnError: true }),
    onSuccess: () => toastDone("The change is withdrawn"),
  });
  if (!pendingChange) return null;
  return (
    <Confirm
      opened
      onClose={onClose}
      title="Withdraw the pending change?"
      verb="Withdraw"
      onConfirm={() => withdraw.mutateAsync()}
    >
      {pendingChange.kind === "cancel"
        ? "The subscription would end on "
        : `The subscription would go to ${pendingChange.plan.planName} on `}
      <Instant at={pendingChange.at} timeZone={timeZone} />. It stays on <b>{plan.planName}</b> instead, and
      goes on.
    </Confirm>
  );
}
