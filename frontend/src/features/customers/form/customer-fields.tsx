import { Checkbox, Fieldset, NumberInput, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { currencies } from "@atlas/rules";
import { TimeZoneSelect } from "../../../ui/time-zone-select.js";
import { AddressFields } from "./address-fields.js";
import type { CustomerForm } from "./customer-values.js";
import { MetadataFields } from "./metadata-fields.js";
import { TaxIdFields } from "./tax-id-fields.js";

/** Every field of a customer. */
export function CustomerFields({ form }: { form: CustomerForm }): React.ReactNode {
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label="Name"
          description="As it stands on invoices."
          required
          data-autofocus
          {...form.getInputProps("name")}
        />
        <TextInput
          label="Email"
          description="Where invoices are sent."
          type="email"
          {...form.getInputProps("email")}
        />
        <Select
          label="Currency"
          description="Fixed once there is a subscription."
          required
          searchable
          allowDeselect={false}
          data={currencies}
          {...form.getInputProps("currency")}
        />
        <TimeZoneSelect
          label="Time zone"
          description="In which its days and months begin."
          required
          allowDeselect={false}
          {...form.getInputProps("timeZone")}
        />
        <TextInput
          label="External id"
          description="Your own id; it works wherever an id does."
          {...form.getInputProps("externalId")}
        />
        <TextInput
          label="Purchase order number"
          description="Printed on invoices."
          {...form.getInputProps("poNumber")}
        />
        <Select
          label="Pays by"
          description="Whether a finalized invoice is charged."
          allowDeselect={false}
          data={[
            { value: "charge_automatically", label: "Card, charged automatically" },
            { value: "send_invoice", label: "Bank transfer, invoice sent" },
          ]}
          {...form.getInputProps("collectionMethod")}
        />
        <NumberInput
          label="Payment terms"
          description="Days to the due date; else as set."
          placeholder="As the environment's settings say"
          min={0}
          max={365}
          allowDecimal={false}
          allowNegative={false}
          suffix=" days"
          {...form.getInputProps("paymentTermsDays")}
        />
      </SimpleGrid>
      <Fieldset legend="Billing address">
        <AddressFields form={form} name="address" />
      </Fieldset>
      <Checkbox
        label="Deliveries go to another address"
        {...form.getInputProps("shipsElsewhere", { type: "checkbox" })}
      />
      {form.values.shipsElsewhere && (
        <Fieldset legend="Shipping address">
          <AddressFields form={form} name="shippingAddress" />
        </Fieldset>
      )}
      <Fieldset legend="Tax">
        <Stack gap="sm">
          <TaxIdFields form={form} />
          <Checkbox
            label="Tax exempt"
            description="No tax is charged."
            {...form.getInputProps("taxExempt", { type: "checkbox" })}
          />
        </Stack>
      </Fieldset>
      <Fieldset legend="Metadata">
        <MetadataFields form={form} />
      </Fieldset>
    </Stack>
  );
}
