import { useMutation } from "@tanstack/react-query";
import { invoiceLineRemove, type Invoice, type InvoiceLine } from "../../../api/generated/index.js";
import { Confirm } from "../../../ui/confirm.js";
import { formatAmount } from "../../../ui/format.js";
import { toastDone } from "../../../ui/toasts.js";

type RemoveLineProps = { invoice: Invoice; line: InvoiceLine; onClose: () => void };

/** Takes a one-off line off a draft. */
export function RemoveLine({ invoice, line, onClose }: RemoveLineProps): React.ReactNode {
  const remove = useMutation({
    mutationFn: () => invoiceLineRemove({ path: { id: invoice.id, line: line.id }, throwOnError: true }),
    onSuccess: () => toastDone("The line is removed"),
  });
  const amount = formatAmount(line.amount, invoice.currency);
  return (
    <Confirm
      opened
      onClose={onClose}
      title="Remove the line?"
      verb={`Remove ${amount}`}
      harmful
      onConfirm={() => remove.mutateAsync()}
    >
      “{line.description}” of <b>{amount}</b> is taken off this draft; its totals follow.
    </Confirm>
  );
}
