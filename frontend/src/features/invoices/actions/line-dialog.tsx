import { Checkbox, Group, SegmentedControl, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import {
  invoiceLineAdd,
  invoiceLineEdit,
  type Invoice,
  type InvoiceLine,
  type InvoiceLineAddData,
} from "../../../api/generated/index.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { toastDone } from "../../../ui/toasts.js";
import { AmountInput } from "./amount-input.js";
import { isAmount } from "./amount-text.js";

type Terms = {
  description: string;
  by: "amount" | "unit";
  amount: string;
  quantity: string;
  unitAmount: string;
  taxable: boolean;
};

/** What stands on a new line, or on the one that is stated anew. */
const initial = (line: InvoiceLine | null): Terms => ({
  description: line?.description ?? "",
  by: line && line.unitAmount !== null ? "unit" : "amount",
  amount: line?.amount ?? "",
  quantity: line?.quantity ?? "1",
  unitAmount: line?.unitAmount ?? "",
  taxable: line?.taxable ?? true,
});

const toBody = ({
  description,
  by,
  amount,
  quantity,
  unitAmount,
  taxable,
}: Terms): InvoiceLineAddData["body"] => ({
  description: description.trim(),
  taxable,
  ...(by === "amount"
    ? { amount: amount.trim() }
    : { quantity: quantity.trim(), unitAmount: unitAmount.trim() }),
});

type LineDialogProps = { invoice: Invoice; line: InvoiceLine | null; onClose: () => void };

/** Adds a one-off line to a draft, or states one anew. */
export function LineDialog({ invoice, line, onClose }: LineDialogProps): React.ReactNode {
  const form = useForm<Terms>({
    initialValues: initial(line),
    validate: {
      description: (value) => (value.trim() ? null : "Say what the customer pays for."),
      amount: (value, { by }) =>
        by === "unit" || isAmount(value)
          ? null
          : "Give a decimal amount such as 12.50; negative for a discount.",
      quantity: (value, { by }) => (by === "amount" || isAmount(value) ? null : "Give a quantity such as 2."),
      unitAmount: (value, { by }) =>
        by === "amount" || isAmount(value) ? null : "Give the price of one, such as 0.004.",
    },
  });
  const save = useMutation({
    mutationFn: async (body: InvoiceLineAddData["body"]) =>
      line
        ? invoiceLineEdit({ path: { id: invoice.id, line: line.id }, body, throwOnError: true })
        : invoiceLineAdd({ path: { id: invoice.id }, body, throwOnError: true }),
    onSuccess: () => toastDone(line ? "The line is changed" : "The line is added"),
  });
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={line ? "Change the line" : "Add a one-off line"}
      verb={line ? "Save" : "Add the line"}
      form={form}
      onSubmit={(terms) => save.mutateAsync(toBody(terms))}
    >
      <TextInput
        label="Description"
        description="Printed on the invoice."
        data-autofocus
        {...form.getInputProps("description")}
      />
      <SegmentedControl
        aria-label="How the amount is given"
        data={[
          { value: "amount", label: "One amount" },
          { value: "unit", label: "Quantity × price" },
        ]}
        {...form.getInputProps("by")}
      />
      {form.values.by === "amount" ? (
        <AmountInput label="Amount" currency={invoice.currency} {...form.getInputProps("amount")} />
      ) : (
        <Group grow align="flex-start">
          <TextInput label="Quantity" inputMode="decimal" {...form.getInputProps("quantity")} />
          <AmountInput
            label="Price of one"
            currency={invoice.currency}
            {...form.getInputProps("unitAmount")}
          />
        </Group>
      )}
      <Checkbox label="Taxable" {...form.getInputProps("taxable", { type: "checkbox" })} />
      <Text size="xs" c="dimmed">
        The draft’s totals and tax follow at once. Nothing is charged before the draft is finalized.
      </Text>
    </FormDialog>
  );
}
