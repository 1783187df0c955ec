import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { planUpdateMutation } from "../../api/generated/@tanstack/react-query.gen.js";
import { FormDialog } from "../../ui/form-dialog.js";
import { toastDone } from "../../ui/toasts.js";
import { ifMatch, type Plan } from "./catalog-types.js";

/** Another name or description. The key stays, and so do invoices that were issued. */
export function RenamePlan({ plan, onClose }: { plan: Plan; onClose: () => void }): React.ReactNode {
  const form = useForm({
    initialValues: { name: plan.name, description: plan.description ?? "" },
    validate: { name: (name) => (name.trim() ? null : "Give the plan a name.") },
  });
  const rename = useMutation(planUpdateMutation());
  const submit = async ({ name, description }: typeof form.values): Promise<void> => {
    await rename.mutateAsync({
      path: { plan: plan.key },
      headers: ifMatch(plan.version),
      body: { name: name.trim(), description: description.trim() || null },
    });
    toastDone("The plan is renamed", "Invoices from now on have the new name.");
  };
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Rename ${plan.name}`}
      verb="Save"
      form={form}
      onSubmit={submit}
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps("name")} />
      <Textarea label="Description" autosize minRows={2} {...form.getInputProps("description")} />
    </FormDialog>
  );
}
