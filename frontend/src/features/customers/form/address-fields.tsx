import { SimpleGrid, TextInput } from "@mantine/core";
import { CountrySelect } from "../../../ui/country-select.js";
import type { CustomerForm } from "./customer-values.js";

type AddressFieldsProps = { form: CustomerForm; name: "address" | "shippingAddress" };

/** An address. The billing address's country chooses the tax rate. */
export function AddressFields({ form, name }: AddressFieldsProps): React.ReactNode {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput label="Street" {...form.getInputProps(`${name}.line1`)} />
      <TextInput label="Second line" {...form.getInputProps(`${name}.line2`)} />
      <TextInput label="Postal code" {...form.getInputProps(`${name}.postalCode`)} />
      <TextInput label="City" {...form.getInputProps(`${name}.city`)} />
      <TextInput label="State or region" {...form.getInputProps(`${name}.region`)} />
      <CountrySelect
        label="Country"
        clearable
        clearButtonProps={{ "aria-label": "Clear the country" }}
        {...form.getInputProps(`${name}.country`)}
        value={form.values[name].country || null}
        onChange={(country) => form.setFieldValue(`${name}.country`, country ?? "")}
      />
    </SimpleGrid>
  );
}
