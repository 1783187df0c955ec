import { compareAmounts } from "@atlas/rules";
import { Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { paymentAttemptRecord, type Invoice } from "../../../api/generated/index.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { formatAmount } from "../../../ui/format.js";
import { toastDone } from "../../../ui/toasts.js";
import { AmountInput } from "./amount-input.js";
import { isPositiveAmount } from "./amount-text.js";

type DialogProps = { invoice: Invoice; onClose: () => void };

/** Records money that came by bank transfer. */
export function PaymentDialog({ invoice, onClose }: DialogProps): React.ReactNode {
  const { currency, amountDue } = invoice;
  const form = useForm({
    initialValues: { amount: amountDue, memo: "" },
    validate: {
      amount: (value) => {
        if (!isPositiveAmount(value)) return "Give what came in, such as 12.50.";
        return compareAmounts(value.trim(), amountDue) > 0
          ? `Only ${formatAmount(amountDue, currency)} is due on this invoice.`
          : null;
      },
    },
  });
  const record = useMutation({
    mutationFn: ({ amount, memo }: typeof form.values) =>
      paymentAttemptRecord({
        path: { id: invoice.id },
        body: { amount: amount.trim(), ...(memo.trim() && { memo: memo.trim() }) },
        throwOnError: true,
      }),
    onSuccess: (_, { amount }) => toastDone(`${formatAmount(amount.trim(), currency)} recorded`),
  });
  const { amount } = form.values;
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Mark as paid by bank transfer"
      verb={isPositiveAmount(amount) ? `Record ${formatAmount(amount.trim(), currency)}` : "Record"}
      form={form}
      onSubmit={(values) => record.mutateAsync(values)}
    >
      <Text size="sm">
        <b>{formatAmount(amountDue, currency)}</b> are due from <b>{invoice.customerName}</b>. What you record
        is posted to the ledger as cash; when nothing is due any more, the invoice is paid and collection
        ends.
      </Text>
      <AmountInput
        label="Amount received"
        currency={currency}
        data-autofocus
        {...form.getInputProps("amount")}
      />
      <TextInput
        label="Reference"
        description="As the bank shows it; optional."
        {...form.getInputProps("memo")}
      />
    </FormDialog>
  );
}
