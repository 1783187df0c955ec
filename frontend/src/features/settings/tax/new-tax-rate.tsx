import { Checkbox, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { taxRateCreateMutation } from "../../../api/generated/@tanstack/react-query.gen.js";
import { CountrySelect } from "../../../ui/country-select.js";
import { FormDialog } from "../../../ui/form-dialog.js";

export function NewTaxRate({ opened, onClose }: { opened: boolean; onClose: () => void }): React.ReactNode {
  const create = useMutation(taxRateCreateMutation());
  const form = useForm<{ name: string; rate: string; inclusive: boolean; country: string | null }>({
    initialValues: { name: "", rate: "", inclusive: false, country: null },
    validate: {
      name: (name) => (name.trim() ? null : "Give the name that invoices show, such as VAT 19 %."),
      rate: (rate) =>
        /^\d{1,2}(\.\d{1,6})?$|^100$/.test(rate.trim()) ? null : "Give a percentage such as 19 or 8.875.",
    },
  });
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title="New tax rate"
      verb="Add the rate"
      form={form}
      onSubmit={({ rate, ...rest }) => create.mutateAsync({ body: { ...rest, rate: rate.trim() } })}
    >
      <TextInput
        label="Name"
        description="As invoices show it."
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput label="Rate, in percent" inputMode="decimal" {...form.getInputProps("rate")} />
      <CountrySelect
        label="Country"
        description="Empty: for customers of every other country."
        clearable
        {...form.getInputProps("country")}
      />
      <Checkbox label="Prices include the tax" {...form.getInputProps("inclusive", { type: "checkbox" })} />
    </FormDialog>
  );
}
