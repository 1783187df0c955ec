import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { planUpdateMutation } from "../../api/generated/@tanstack/react-query.gen.js";
import { isProblem } from "../../api/problem.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { toastDone } from "../../ui/toasts.js";
import { ifMatch, type Plan } from "./catalog-types.js";

/** Another name or description. The key stays, and so do invoices that were issued. */
export function RenamePlan({ plan, onClose }: { plan: Plan; onClose: () => void }): React.ReactNode {
  const form = useForm({
    initialValues: { name: plan.name, description: plan.description ?? "" },
    validate: { name: (name) => (name.trim() ? null : "Give the plan a name.") },
  });
  const rename = useMutation({
    ...planUpdateMutation(),
    onSuccess: () => {
      toastDone("The plan is renamed", "Invoices from now on have the new name.");
      onClose();
    },
    onError: (problem) => {
      if (isProblem(problem)) form.setErrors(problem.byField);
    },
  });
  const submit = ({ name, description }: typeof form.values): void =>
    rename.mutate({
      path: { plan: plan.key },
      headers: ifMatch(plan.version),
      body: { name: name.trim(), description: description.trim() || null },
    });
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>Rename {plan.name}</Text>}>
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <Stack>
          {rename.error && <ProblemAlert error={rename.error} />}
          <TextInput label="Name" data-autofocus {...form.getInputProps("name")} />
          <Textarea label="Description" autosize minRows={2} {...form.getInputProps("description")} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={rename.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
