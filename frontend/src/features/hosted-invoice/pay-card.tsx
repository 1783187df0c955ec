import { Button, Checkbox, Paper, Select, Stack, Text, Title, useMantineTheme } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconLock } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { hostedInvoicePay, type HostedInvoice } from "../../api/generated/index.js";
import { isProblem } from "../../api/problem.js";
import { formatAmount } from "../../ui/format.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { sellerColours } from "./seller-colours.js";
import { testCards } from "./test-cards.js";

/** Pays what is due with a card. In test environments the cards of the simulated provider stand to choose from. */
export function PayCard({ invoice, token }: { invoice: HostedInvoice; token: string }): React.ReactNode {
  const { area, text } = sellerColours(invoice.seller.colour, useMantineTheme());
  const form = useForm({
    initialValues: { token: "", makeDefault: true },
    validate: { token: (value) => (value ? null : "Choose a card.") },
  });
  const cache = useQueryClient();
  const pay = useMutation({
    mutationFn: async (body: typeof form.values) =>
      (await hostedInvoicePay({ path: { token }, body, throwOnError: true })).data,
    onSuccess: ({ status, actionUrl }) => {
      if (status === "requires_action" && actionUrl) window.location.assign(actionUrl);
    },
    onError: (problem) => {
      if (isProblem(problem)) form.setErrors(problem.byField);
      // A decline changes what the page says, as does an invoice that was paid or cancelled meanwhile.
      void cache.invalidateQueries();
    },
  });
  const isDeclined = isProblem(pay.error, "hosted_payment.declined");
  return (
    <Paper p={{ base: "md", sm: "xl" }} shadow="xs" component="section" aria-labelledby="pay">
      <Title order={2} id="pay" mb="sm">
        Pay by card
      </Title>
      {invoice.mode === "live" ? (
        <Text size="sm">
          Card payments are not set up for this seller yet. Please pay by bank transfer, or ask for a link.
        </Text>
      ) : (
        <form noValidate onSubmit={form.onSubmit((body) => pay.mutate(body))}>
          <Stack>
            <Select
              label="Test card"
              description="Only in test environments: choose what the card does."
              placeholder="Choose a card"
              allowDeselect={false}
              data={testCards.map(({ token: value, label }) => ({ value, label }))}
              maxDropdownHeight={320}
              size="md"
              {...form.getInputProps("token")}
            />
            <Checkbox
              label="Use this card for later invoices too"
              {...form.getInputProps("makeDefault", { type: "checkbox" })}
            />
            {pay.error && !isDeclined && <ProblemAlert error={pay.error} />}
            <Button
              type="submit"
              size="md"
              fullWidth
              loading={pay.isPending}
              style={{ backgroundColor: area, color: text }}
              leftSection={<IconLock size={16} aria-hidden />}
            >
              Pay {formatAmount(invoice.amountDue, invoice.currency)}
            </Button>
          </Stack>
        </form>
      )}
    </Paper>
  );
}
