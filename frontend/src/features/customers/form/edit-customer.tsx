import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { customerUpdateMutation } from "../../../api/generated/@tanstack/react-query.gen.js";
import { FormDialog } from "../../../ui/form-dialog.js";
import { toastDone } from "../../../ui/toasts.js";
import type { Customer } from "../customer.js";
import { asStaleEdit } from "../stale-edit.js";
import { CustomerFields } from "./customer-fields.js";
import { customerRules, patchOf, valuesOf } from "./customer-values.js";

/** The form of what stands; it refuses to overwrite what somebody else changed since it was opened. */
export function EditCustomer({
  customer: latest,
  onClose,
}: {
  customer: Customer;
  onClose: () => void;
}): React.ReactNode {
  // The version that the form was opened with, whatever is read since.
  const [customer] = useState(latest);
  const form = useForm({ initialValues: valuesOf(customer), validate: customerRules });
  const update = useMutation(customerUpdateMutation());
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Edit ${customer.name}`}
      verb="Save"
      size="lg"
      form={form}
      onSubmit={async (values) => {
        try {
          await update.mutateAsync({
            path: { customer: customer.id },
            headers: { "If-Match": `"${customer.version}"` },
            body: patchOf(values, customer),
          });
        } catch (problem) {
          throw asStaleEdit(problem, customer.name);
        }
        toastDone("Saved");
      }}
    >
      <CustomerFields form={form} />
    </FormDialog>
  );
}
