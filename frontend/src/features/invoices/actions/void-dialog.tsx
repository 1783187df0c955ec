import { Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { invoiceVoid, type Invoice } from "../../../api/generated/index.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { formatAmount } from "../../../ui/format.js";
import { toastDone } from "../../../ui/toasts.js";

type DialogProps = { invoice: Invoice; onClose: () => void };

/** Declares an unpaid invoice, or a draft, never to have been owed. */
export function VoidDialog({ invoice, onClose }: DialogProps): React.ReactNode {
  const { status, currency, total, amountDue } = invoice;
  const isDraft = status === "draft";
  const amount = formatAmount(isDraft ? total : amountDue, currency);
  const form = useForm({
    initialValues: { reason: "" },
    validate: { reason: (value) => (value.trim() ? null : "Say why; the reason is kept in the history.") },
  });
  const voids = useMutation({
    mutationFn: (reason: string) =>
      invoiceVoid({ path: { id: invoice.id }, body: { reason }, throwOnError: true }),
    onSuccess: () => toastDone(`${invoice.number ?? "The draft"} is void`),
  });
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={isDraft ? "Discard this draft?" : `Void ${invoice.number ?? "this invoice"}?`}
      verb={`${isDraft ? "Discard" : "Void"} ${amount}`}
      harmful
      form={form}
      onSubmit={({ reason }) => voids.mutateAsync(reason.trim())}
    >
      <Text size="sm">
        {isDraft ? (
          <>
            <b>{amount}</b> are not billed. The usage on the draft is free to be billed anew by a later run.
          </>
        ) : (
          <>
            Nothing of the <b>{amount}</b> is owed any more: what was posted is reversed, retries and
            reminders stop. The number stays used. This cannot be undone.
          </>
        )}
      </Text>
      <TextInput label="Reason" data-autofocus {...form.getInputProps("reason")} />
    </FormDialog>
  );
}
