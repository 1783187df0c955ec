import { Autocomplete, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { paymentMethodAddMutation } from "../../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../../session/environments.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { toastDone } from "../../../ui/toasts.js";
import type { Customer } from "../customer.js";

/** Cards of the simulated provider, and how they behave. */
const TEST_CARDS = {
  pm_card_success: "every charge succeeds",
  pm_card_decline_once: "declined once, then it succeeds",
  pm_card_decline_2_times: "declined twice, then it succeeds",
  pm_card_declined_insufficient_funds: "always declined; tried again",
  pm_card_declined_stolen: "declined for good; never tried again",
  pm_card_requires_action: "the customer has to confirm at its bank",
  pm_card_dispute: "succeeds, and is disputed later",
  pm_card_refund_fails: "succeeds; its refunds fail",
} as const;
const behaviour = (token: string): string | undefined =>
  Object.entries(TEST_CARDS).find(([known]) => known === token)?.[1];

/** Adds a card by the token that the provider gave for it; numbers of cards never reach Atlas. */
export function AddCard({ customer, onClose }: { customer: Customer; onClose: () => void }): React.ReactNode {
  const { mode } = useEnvironment();
  const form = useForm({
    initialValues: { token: mode === "test" ? "pm_card_success" : "" },
    validate: { token: (token) => (token.trim() ? null : "Give the provider's token of the card.") },
  });
  const add = useMutation(paymentMethodAddMutation());
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={mode === "test" ? "Add a test card" : "Add a card"}
      verb="Add the card"
      form={form}
      onSubmit={async ({ token }) => {
        await add.mutateAsync({ path: { customer: customer.id }, body: { token: token.trim() } });
        toastDone("The card is added", "It is the default; what is open is tried with it.");
      }}
    >
      <Autocomplete
        label="Token"
        description={
          mode === "test" ? "Each test card behaves differently." : "As the payment provider gave it to you."
        }
        data={mode === "test" ? Object.keys(TEST_CARDS) : []}
        renderOption={({ option }) => (
          <div>
            <Text size="sm">{option.value}</Text>
            <Text size="xs" c="dimmed">
              {behaviour(option.value)}
            </Text>
          </div>
        )}
        {...form.getInputProps("token")}
      />
    </FormDialog>
  );
}
