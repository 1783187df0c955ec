import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useGuardedClose } from "../../../ui/use-guarded-close.js";
import { readRows, type PasteColumn, type PastedRow } from "./paste-rows.js";

export type PasteTarget = {
  columns: readonly PasteColumn[];
  /** Two groups that may stand one down and one across. */
  pivot?: readonly [string, string];
  onPaste: (rows: PastedRow[]) => void;
};

type PasteDialogProps = PasteTarget & { start: string; onClose: () => void };

const TITLE = "Paste from a spreadsheet";

/** Takes rows from a spreadsheet. What is wrong is named before anything is replaced. */
export function PasteDialog({ start, onClose, onPaste, ...target }: PasteDialogProps): React.ReactNode {
  const { columns, pivot } = target;
  const [text, setText] = useState(start);
  const read = text.trim() === "" ? null : readRows(text, target);
  const isUsable = read !== null && read.errors.length === 0;
  const guarded = useGuardedClose(text !== start, TITLE, onClose);
  const use = (): void => {
    if (!isUsable) return;
    onPaste(read.rows);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={guarded.close}
      closeOnEscape={!guarded.isAsking}
      closeOnClickOutside={text === ""}
      title={<Text fw={600}>{TITLE}</Text>}
      size="lg"
    >
      <Stack>
        <Text size="sm">
          Columns: {columns.map(({ title }) => title).join(", ")}
          {pivot ? `; or a table with ${pivot[0]} down and ${pivot[1]} across` : ""}. With or without a head;
          a decimal comma or commas between thousands are fine. The rows take the place of those in the form.
        </Text>
        <Textarea
          label="Rows"
          autosize
          minRows={6}
          maxRows={14}
          data-autofocus
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {read && read.errors.length > 0 && (
          <Alert color="red" title="These cells cannot be read" role="alert">
            <List size="sm">
              {read.errors.slice(0, 8).map((error) => (
                <List.Item key={error}>{error}</List.Item>
              ))}
            </List>
            {read.errors.length > 8 && <Text size="sm">And {read.errors.length - 8} more.</Text>}
          </Alert>
        )}
        {isUsable && read.notes.length > 0 && (
          <Text size="sm" role="status">
            {read.notes.slice(0, 4).join(" ")}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={guarded.close}>
            Cancel
          </Button>
          <Button onClick={use} disabled={!isUsable}>
            {isUsable ? `Use ${read.rows.length} rows` : "Use the rows"}
          </Button>
        </Group>
      </Stack>
      {guarded.question}
    </Modal>
  );
}
