import { Button, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { planCreateMutation } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { FormDialog } from "../../ui/form-dialog.js";
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
  const make = useMutation(planCreateMutation());
  const submit = async ({ name, key, description }: typeof form.values): Promise<void> => {
    const plan = await make.mutateAsync({
      body: {
        name: name.trim(),
        key: key.trim() || keyFromName(name, "-"),
        ...(description.trim() ? { description: description.trim() } : {}),
      },
    });
    await navigate({
      to: "/$env/catalog/plans/$plan/versions/$version",
      params: { env, plan: plan.key, version: "new" },
    });
  };
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} onClick={() => show(true)}>
        Create plan
      </Button>
      <FormDialog
        opened={create === true}
        onClose={() => show(false)}
        title="Create a plan"
        verb="Create and add prices"
        form={form}
        onSubmit={submit}
        onDone={() => undefined}
      >
        <TextInput label="Name" placeholder="Scale" data-autofocus {...form.getInputProps("name")} />
        <TextInput
          label="Key"
          description="Names the plan in the API. It never changes."
          placeholder={keyFromName(form.values.name, "-") || "scale"}
          {...form.getInputProps("key")}
        />
        <Textarea label="Description" autosize minRows={2} {...form.getInputProps("description")} />
      </FormDialog>
    </>
  );
}
