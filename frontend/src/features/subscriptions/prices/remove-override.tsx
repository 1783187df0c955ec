import { useMutation } from "@tanstack/react-query";
import { priceOverrideRemove } from "../../../api/generated/index.js";
import { Confirm } from "../../../ui/confirm.js";
import { toastDone } from "../../../ui/toasts.js";
import type { Price, Subscription } from "../subscription-types.js";

type RemoveOverrideProps = { subscription: Subscription; price: Price; onClose: () => void };

/** Ends what was agreed with one customer. */
export function RemoveOverride({ subscription, price, onClose }: RemoveOverrideProps): React.ReactNode {
  const { customerId, customerName, plan } = subscription;
  const remove = useMutation({
    mutationFn: () =>
      priceOverrideRemove({
        path: { customer: customerId, plan: plan.planKey, price: price.key },
        throwOnError: true,
      }),
    onSuccess: () => toastDone(`${customerName} pays the plan’s ${price.name}`),
  });
  return (
    <Confirm
      opened
      onClose={onClose}
      title="Remove the override?"
      verb="Remove"
      harmful
      onConfirm={() => remove.mutateAsync()}
    >
      From the next billing run on, <b>{customerName}</b> pays the plan’s own <b>{price.name}</b>. What is
      billed already stays as it is.
    </Confirm>
  );
}
