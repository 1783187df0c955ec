import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { meterUpdateMutation } from "../../api/generated/@tanstack/react-query.gen.js";
import { FormDialog } from "../../ui/form-dialog.js";
import { toastDone } from "../../ui/toasts.js";
import { ifMatch, type Meter } from "./catalog-types.js";

/** Another name or unit. What the meter counts stays. */
export function RenameMeter({ meter, onClose }: { meter: Meter; onClose: () => void }): React.ReactNode {
  const form = useForm({
    initialValues: { name: meter.name, unit: meter.unit ?? "" },
    validate: { name: (name) => (name.trim() ? null : "Give the meter a name.") },
  });
  const rename = useMutation(meterUpdateMutation());
  const submit = async ({ name, unit }: typeof form.values): Promise<void> => {
    await rename.mutateAsync({
      path: { id: meter.id },
      headers: ifMatch(meter.version),
      body: { name: name.trim(), unit: unit.trim() || null },
    });
    toastDone("The meter is renamed");
  };
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={`Rename ${meter.name}`}
      verb="Save"
      form={form}
      onSubmit={submit}
    >
      <TextInput label="Name" data-autofocus {...form.getInputProps("name")} />
      <TextInput label="Unit" description="What is counted, for people." {...form.getInputProps("unit")} />
    </FormDialog>
  );
}
