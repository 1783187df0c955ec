import { Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { planVersionReadOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { subscriptionChangeChange } from "../../../api/generated/index.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { Instant } from "../../../ui/instant.js";
import { toastDone } from "../../../ui/toasts.js";
import { PlanPicker } from "../list/plan-picker.js";
import type { Subscription } from "../subscription-types.js";

type DialogProps = { subscription: Subscription; onClose: () => void };

/** Puts a subscription on another plan from its next boundary on. */
export function ChangePlanDialog({ subscription, onClose }: DialogProps): React.ReactNode {
  const { id, plan, currentPeriod, startAt, timeZone } = subscription;
  const current = useQuery(planVersionReadOptions({ path: { id: plan.planVersionId } }));
  const form = useForm<{ plan: string | null }>({
    initialValues: { plan: null },
    validate: { plan: (value) => (value ? null : "Choose a plan.") },
  });
  const change = useMutation({
    mutationFn: async (key: string) =>
      (
        await subscriptionChangeChange({
          path: { subscription: id },
          body: { plan: key },
          throwOnError: true,
        })
      ).data,
    onSuccess: () => toastDone("The change is planned", "It can be withdrawn until it happens."),
  });
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Change the plan"
      verb="Change plan"
      form={form}
      onSubmit={(values) => change.mutateAsync(values.plan ?? "")}
    >
      <Text size="sm" component="div">
        <b>{plan.planName}</b> version {plan.version} is billed as it is until{" "}
        <Instant at={currentPeriod?.end ?? startAt} timeZone={timeZone} fw={600} />, or until the boundary
        after it where that one is being billed already. From then on the new plan holds, in its current
        published version, and its fees in advance are charged.
      </Text>
      <PlanPicker
        label="New plan"
        placeholder="Choose a plan"
        data-autofocus
        sold={{ currency: current.data?.currency ?? null }}
        {...form.getInputProps("plan")}
      />
    </FormDialog>
  );
}
