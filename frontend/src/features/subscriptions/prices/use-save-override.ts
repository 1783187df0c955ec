import { useMutation } from "@tanstack/react-query";
import { priceOverrideSet, type PriceOverrideSetData } from "../../../api/generated/index.js";
import { toastDone } from "../../../ui/toasts.js";
import type { OverrideDialogProps } from "./override-dialog-props.js";

type Params = NonNullable<PriceOverrideSetData["body"]>["params"];

/** Saves what a customer pays instead of the plan's, and says so; rejects with a problem. */
export function useSaveOverride({
  subscription: { customerId, customerName, plan },
  price,
}: Pick<OverrideDialogProps, "subscription" | "price">): (params: Params) => Promise<unknown> {
  const { mutateAsync } = useMutation({
    mutationFn: (params: Params) =>
      priceOverrideSet({
        path: { customer: customerId, plan: plan.planKey, price: price.key },
        body: { params },
        throwOnError: true,
      }),
    onSuccess: () => toastDone(`${price.name} of ${customerName} is changed`),
  });
  return mutateAsync;
}
