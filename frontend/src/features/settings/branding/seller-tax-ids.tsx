import { ActionIcon, Button, Group, Input, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { Seller } from "../use-settings.js";

type TaxIds = Seller["taxIds"];

/** The seller's tax numbers, each with its kind. */
export function SellerTaxIds({
  value,
  errorOf,
  onChange,
}: {
  value: TaxIds;
  /** What is wrong with a part of one of them, such as `0.value`. */
  errorOf: (field: string) => React.ReactNode;
  onChange: (ids: TaxIds) => void;
}): React.ReactNode {
  const set = (index: number, change: Partial<TaxIds[number]>): void =>
    onChange(value.map((id, at) => (at === index ? { ...id, ...change } : id)));
  return (
    <Input.Wrapper label="Tax ids" labelElement="div">
      <Stack gap={6} mt={4}>
        {value.map(({ type, value: number }, index) => (
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            <TextInput
              aria-label={`Kind of tax id ${index + 1}`}
              placeholder="eu_vat"
              w={110}
              value={type}
              error={errorOf(`${index}.type`)}
              onChange={({ currentTarget }) => set(index, { type: currentTarget.value })}
            />
            <TextInput
              aria-label={`Tax id ${index + 1}`}
              placeholder="DE123456789"
              flex={1}
              value={number}
              error={errorOf(`${index}.value`)}
              onChange={({ currentTarget }) => set(index, { value: currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove tax id ${index + 1}`}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        {value.length < 10 && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            style={{ alignSelf: "flex-start" }}
            onClick={() => onChange([...value, { type: "eu_vat", value: "" }])}
          >
            Add a tax id
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
