import { useMutation } from "@tanstack/react-query";
import { invoiceApprove, type Invoice } from "../../../api/generated/index.js";
import { Confirm } from "../../../ui/confirm.js";
import { formatAmount } from "../../../ui/format.js";
import { toastDone } from "../../../ui/toasts.js";

type DialogProps = { invoice: Invoice; onClose: () => void };

/** Approves a draft: its billing run, which has waited, finalizes and charges it. */
export function ApproveDialog({ invoice, onClose }: DialogProps): React.ReactNode {
  const approve = useMutation({
    mutationFn: () => invoiceApprove({ path: { id: invoice.id }, throwOnError: true }),
    onSuccess: () => toastDone("Approved", "The billing run goes on and finalizes the invoice."),
  });
  const amount = formatAmount(invoice.total, invoice.currency);
  return (
    <Confirm
      opened
      onClose={onClose}
      title="Finalize this invoice?"
      verb={`Finalize ${amount}`}
      onConfirm={() => approve.mutateAsync()}
    >
      The draft of <b>{amount}</b> for <b>{invoice.customerName}</b> gets its number and is posted to the
      ledger; from then on it never changes.{" "}
      {invoice.collectionMethod === "charge_automatically"
        ? "The customer’s card is charged at once."
        : "The customer gets it by mail and pays by bank transfer."}
    </Confirm>
  );
}
