import { ActionIcon, Autocomplete, Button, Group, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { CustomerForm } from "./customer-values.js";

const TYPES = [
  "eu_vat",
  "gb_vat",
  "ch_vat",
  "no_vat",
  "us_ein",
  "ca_bn",
  "au_abn",
  "jp_cn",
  "in_gst",
  "br_cnpj",
];

/** The tax numbers that are printed on invoices. */
export function TaxIdFields({ form }: { form: CustomerForm }): React.ReactNode {
  return (
    <>
      {form.values.taxIds.map((_, index) => (
        <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
          <Autocomplete
            aria-label={`Type of tax id ${index + 1}`}
            placeholder="eu_vat"
            data={TYPES}
            w={120}
            {...form.getInputProps(`taxIds.${index}.type`)}
          />
          <TextInput
            aria-label={`Number of tax id ${index + 1}`}
            placeholder="DE123456789"
            style={{ flex: 1 }}
            {...form.getInputProps(`taxIds.${index}.value`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove tax id ${index + 1}`}
            onClick={() => form.removeListItem("taxIds", index)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {form.values.taxIds.length < 10 && (
        <Button
          variant="subtle"
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem("taxIds", { type: "eu_vat", value: "" })}
        >
          Add a tax id
        </Button>
      )}
    </>
  );
}
