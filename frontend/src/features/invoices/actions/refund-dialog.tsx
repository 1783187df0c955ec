import { Skeleton, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import {
  paymentAttemptListOptions,
  refundListOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import { refundRequest, type Invoice } from "../../../api/generated/index.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { formatAmount } from "../../../ui/format.js";
import { toastDone } from "../../../ui/toasts.js";
import { AmountInput } from "./amount-input.js";
import { amountProblem } from "./amount-problem.js";
import { refundable } from "./refundable.js";

type DialogProps = { invoice: Invoice; onClose: () => void };

/** Gives back all or a part of what was paid. */
export function RefundDialog({ invoice, onClose }: DialogProps): React.ReactNode {
  const { currency } = invoice;
  const query = { invoice: invoice.id, limit: 100 };
  const attempts = useQuery(paymentAttemptListOptions({ query }));
  const refunds = useQuery(refundListOptions({ query }));
  const left =
    attempts.data && refunds.data ? refundable(attempts.data.data, refunds.data.data, currency) : undefined;
  const form = useForm({
    initialValues: { amount: "", reason: "" },
    validate: {
      amount: (value) => (value.trim() === "" ? null : amountProblem(value, currency, left)),
      reason: (value) => (value.trim() ? null : "Say why; it is printed on the credit note."),
    },
  });
  const request = useMutation({
    mutationFn: ({ amount, reason }: typeof form.values) =>
      refundRequest({
        body: {
          invoice: invoice.id,
          reason: reason.trim(),
          ...(amount.trim() && { amount: amount.trim() }),
        },
        throwOnError: true,
      }),
    onSuccess: ({ data }) =>
      toastDone(
        `Refund of ${formatAmount(data.amount, data.currency)}`,
        data.status === "requested" ? "It waits for a second person’s approval." : "It is on its way.",
      ),
  });
  const typed = form.values.amount.trim();
  const wrong = typed === "" ? null : amountProblem(typed, currency, left);
  const amount = wrong ? null : typed || left;
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Refund ${invoice.number ?? ""}`}
      verb={amount ? `Refund ${formatAmount(amount, currency)}` : "Refund"}
      harmful
      form={form}
      onSubmit={(values) => request.mutateAsync(values)}
    >
      {left === undefined ? (
        <Skeleton height={20} />
      ) : (
        <Text size="sm">
          Up to <b>{formatAmount(left, currency)}</b> can be given back to <b>{invoice.customerName}</b>, to
          where it came from. A credit note over the same amount is issued. Above your organisation’s limit a
          second person approves first.
        </Text>
      )}
      <AmountInput
        label="Amount"
        description="Left empty: all that is left of the latest payment."
        placeholder={left ?? ""}
        currency={currency}
        data-autofocus
        {...form.getInputProps("amount")}
        // Told while one types: the button must never name what cannot be given back.
        error={form.errors["amount"] ?? wrong}
      />
      <TextInput label="Reason" {...form.getInputProps("reason")} />
    </FormDialog>
  );
}
