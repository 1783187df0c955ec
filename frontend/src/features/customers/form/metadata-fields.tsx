import { ActionIcon, Button, Group, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { CustomerForm } from "./customer-values.js";

/** Keys of the user's own, which Atlas keeps and never reads. */
export function MetadataFields({ form }: { form: CustomerForm }): React.ReactNode {
  return (
    <Stack gap="sm">
      {form.values.metadata.map((_, index) => (
        <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
          <TextInput
            aria-label={`Key ${index + 1}`}
            placeholder="key"
            style={{ flex: 1 }}
            {...form.getInputProps(`metadata.${index}.key`)}
          />
          <TextInput
            aria-label={`Value ${index + 1}`}
            placeholder="value"
            style={{ flex: 2 }}
            {...form.getInputProps(`metadata.${index}.value`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Remove key ${index + 1}`}
            onClick={() => form.removeListItem("metadata", index)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      {form.values.metadata.length < 50 && (
        <Button
          variant="subtle"
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem("metadata", { key: "", value: "" })}
        >
          Add a key
        </Button>
      )}
    </Stack>
  );
}
