import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { planCreateMutation } from "../../api/generated/@tanstack/react-query.gen.js";
import { isProblem } from "../../api/problem.js";
import { useEnvironment } from "../../session/environments.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { keyFromName } from "./key-from-name.js";

/** Makes a plan and leads to the editor of its first version. */
export function CreatePlan(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { create } = useSearch({ from: "/authenticated/$env/catalog" });
  const navigate = useNavigate({ from: "/$env/catalog" });
  const show = (isShown: boolean): void =>
    void navigate({ search: ({ create: _, ...rest }) => (isShown ? { ...rest, create: true } : rest) });
  const form = useForm({
    initialValues: { name: "", key: "", description: "" },
    validate: { name: (name) => (name.trim() ? null : "Give the plan a name, as it stands on invoices.") },
  });
  const make = useMutation({
    ...planCreateMutation(),
    onSuccess: ({ key }) =>
      void navigate({
        to: "/$env/catalog/plans/$plan/versions/$version",
        params: { env, plan: key, version: "new" },
      }),
    onError: (problem) => {
      if (isProblem(problem)) form.setErrors(problem.byField);
    },
  });
  const submit = ({ name, key, description }: typeof form.values): void =>
    make.mutate({
      body: {
        name: name.trim(),
        key: key.trim() || keyFromName(name, "-"),
        ...(description.trim() ? { description: description.trim() } : {}),
      },
    });
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} onClick={() => show(true)}>
        Create plan
      </Button>
      <Modal opened={create === true} onClose={() => show(false)} title={<Text fw={600}>Create a plan</Text>}>
        <form noValidate onSubmit={form.onSubmit(submit)}>
          <Stack>
            {make.error && <ProblemAlert error={make.error} />}
            <TextInput label="Name" placeholder="Scale" data-autofocus {...form.getInputProps("name")} />
            <TextInput
              label="Key"
              description="Names the plan in the API. It never changes."
              placeholder={keyFromName(form.values.name, "-") || "scale"}
              {...form.getInputProps("key")}
            />
            <Textarea label="Description" autosize minRows={2} {...form.getInputProps("description")} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => show(false)}>
                Cancel
              </Button>
              <Button type="submit" loading={make.isPending}>
                Create and add prices
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
