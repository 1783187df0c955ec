import { SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { creditNoteIssue, type CreditNoteIssueData, type Invoice } from "../../../api/generated/index.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { formatAmount } from "../../../ui/format.js";
import { toastDone } from "../../../ui/toasts.js";
import { AmountInput } from "./amount-input.js";
import { isAmount, isPositiveAmount } from "./amount-text.js";
import { sumOfLines } from "./credit-sum.js";

type Values = { by: "lines" | "amount"; amount: string; lines: string[]; reason: string; memo: string };
type DialogProps = { invoice: Invoice; onClose: () => void };

function toBody({ by, amount, lines, reason, memo }: Values, invoice: Invoice): CreditNoteIssueData["body"] {
  const chosen = invoice.lines
    .map((line, index) => ({ line: line.id, amount: lines[index]?.trim() ?? "" }))
    .filter((line) => line.amount !== "");
  return {
    reason: reason.trim(),
    ...(memo.trim() && { memo: memo.trim() }),
    ...(by === "amount" ? { amount: amount.trim() } : { lines: chosen, basis: "net" as const }),
  };
}

/** A message beside each line that holds no amount; beside the first one where all are empty. */
function wrongLines(lines: string[]): Record<string, string> {
  if (lines.every((amount) => amount.trim() === ""))
    return { "lines.0": "Give the amount of at least one line, such as 12.50." };
  const wrong = lines.flatMap((amount, index) =>
    amount.trim() === "" || isAmount(amount) ? [] : [[`lines.${index}`, "Give an amount such as 12.50."]],
  );
  return Object.fromEntries(wrong) as Record<string, string>;
}

/** Lines are sent without those that are empty; what is wrong with all of them is told beside the first. */
function fieldOf(field: string, { by, lines }: Values): string {
  if (by === "amount") return field;
  const sent = lines.flatMap((amount, index) => (amount.trim() === "" ? [] : [index]));
  const found = /^(?:lines[.[](\d+)|amount)/.exec(field);
  return found ? `lines.${sent[parseInt(found[1] ?? "0", 10)]}` : field;
}

/** Issues a credit note: what is still due becomes less. */
export function CreditDialog({ invoice, onClose }: DialogProps): React.ReactNode {
  const { currency, amountDue } = invoice;
  const form = useForm<Values>({
    initialValues: { by: "lines", amount: "", lines: invoice.lines.map(() => ""), reason: "", memo: "" },
    validate: ({ by, reason, amount, lines }) => ({
      ...(reason.trim() ? {} : { reason: "Say why; it is printed on the credit note." }),
      ...(by === "amount" && !isPositiveAmount(amount) ? { amount: "Give an amount such as 12.50." } : {}),
      ...(by === "lines" ? wrongLines(lines) : {}),
    }),
  });
  const issue = useMutation({
    mutationFn: (body: CreditNoteIssueData["body"]) =>
      creditNoteIssue({ path: { id: invoice.id }, body, throwOnError: true }),
    onSuccess: ({ data }) => toastDone(`${data.number} is issued`, formatAmount(data.total, data.currency)),
  });
  const { by, amount, lines } = form.values;
  const sum =
    by === "amount" ? (isPositiveAmount(amount) ? amount.trim() : null) : sumOfLines(lines, currency);
  return (
    <FormDialog
      opened
      onClose={onClose}
      size="lg"
      title="Issue a credit note"
      verb={sum ? `Credit ${formatAmount(sum, currency)}${by === "lines" ? " and its tax" : ""}` : "Credit"}
      harmful
      form={form}
      fieldOf={fieldOf}
      onSubmit={(values) => issue.mutateAsync(toBody(values, invoice))}
    >
      <Text size="sm">
        A credit note lowers what is due, now <b>{formatAmount(amountDue, currency)}</b>, is posted to the
        ledger and sent to the customer. It cannot be taken back. What was paid already is given back by a
        refund instead.
      </Text>
      <SegmentedControl
        aria-label="What is credited"
        data={[
          { value: "lines", label: "Chosen lines" },
          { value: "amount", label: "One amount" },
        ]}
        {...form.getInputProps("by")}
      />
      {by === "lines" ? (
        <Stack gap="xs">
          {invoice.lines.map((line, index) => (
            <AmountInput
              key={line.id}
              label={line.description}
              description={`${formatAmount(line.netAmount, currency)} without tax`}
              placeholder="nothing"
              currency={currency}
              {...form.getInputProps(`lines.${index}`)}
            />
          ))}
        </Stack>
      ) : (
        <AmountInput
          label="Amount with tax"
          description="Spread over all lines."
          currency={currency}
          {...form.getInputProps("amount")}
        />
      )}
      <TextInput label="Reason" {...form.getInputProps("reason")} />
      <Textarea
        label="Further text"
        description="Printed below the totals; optional."
        autosize
        minRows={2}
        {...form.getInputProps("memo")}
      />
    </FormDialog>
  );
}
