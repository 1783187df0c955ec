import { Radio, Stack, Text, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { customerReadOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import { subscriptionCreate, type SubscriptionCreateData } from "../../../api/generated/index.js";
import { useEnvironment } from "../../../session/environments.js";
import { CustomerPicker } from "../../../ui/customer-picker.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { AnchorLink } from "../../../ui/links.js";
import { toastDone } from "../../../ui/toasts.js";
import { PlanPicker } from "../list/plan-picker.js";

type Values = {
  customer: string | null;
  plan: string | null;
  start: "now" | "date";
  startAt: string | null;
  externalId: string;
};

const toBody = ({ customer, plan, start, startAt, externalId }: Values): SubscriptionCreateData["body"] => ({
  customer: customer ?? "",
  plan: plan ?? "",
  ...(start === "date" && startAt ? { startAt } : {}),
  ...(externalId.trim() && { externalId: externalId.trim() }),
});

type CreateSubscriptionProps = { customer: string | null; onClose: () => void };

/** Puts a customer on a plan, and opens the subscription. */
export function CreateSubscription({ customer, onClose }: CreateSubscriptionProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const form = useForm<Values>({
    initialValues: { customer, plan: null, start: "now", startAt: null, externalId: "" },
    validate: {
      customer: (value) => (value ? null : "Choose who is billed."),
      plan: (value) => (value ? null : "Choose a plan."),
      startAt: (value, { start }) => (start === "now" || value ? null : "Choose the day."),
    },
  });
  const chosen = useQuery({
    ...customerReadOptions({ path: { customer: form.values.customer ?? "" } }),
    enabled: form.values.customer !== null,
  });
  const create = useMutation({
    mutationFn: async (values: Values) =>
      (await subscriptionCreate({ body: toBody(values), throwOnError: true })).data,
    onSuccess: ({ id, customerName, plan }) => {
      toastDone(
        `${customerName} is on ${plan.planName}`,
        <AnchorLink
          to="/$env/subscriptions/$subscription"
          params={{ env, subscription: id }}
          search={{ tab: "upcoming" }}
          size="sm"
        >
          What comes on its next invoice
        </AnchorLink>,
      );
      // The form was an address of its own; going back leads to the list.
      void navigate({
        to: "/$env/subscriptions/$subscription",
        params: { env, subscription: id },
        replace: true,
      });
    },
  });
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Create a subscription"
      verb="Create subscription"
      form={form}
      onSubmit={(values) => create.mutateAsync(values)}
      onDone={() => undefined}
    >
      <CustomerPicker
        label="Customer"
        placeholder="Type a name"
        data-autofocus
        {...form.getInputProps("customer")}
      />
      <PlanPicker
        label="Plan"
        description="Its current published version; a later version changes nothing for this subscription."
        placeholder="Choose a plan"
        sold={{ currency: chosen.data?.currency ?? null }}
        {...form.getInputProps("plan")}
      />
      <Radio.Group label="Starts" {...form.getInputProps("start")}>
        <Stack gap={6} mt={4}>
          <Radio value="now" label="Now" />
          <Radio value="date" label="At the beginning of a day, in the customer’s time zone" />
        </Stack>
      </Radio.Group>
      {form.values.start === "date" && (
        <DateInput label="Day" placeholder="Choose a day" {...form.getInputProps("startAt")} />
      )}
      <TextInput
        label="Your own id"
        description="Optional; unique in the environment."
        {...form.getInputProps("externalId")}
      />
      <Text size="xs" c="dimmed">
        A fee in advance is invoiced and charged as it starts. From a start in the past, billing catches up
        period by period.
      </Text>
    </FormDialog>
  );
}
