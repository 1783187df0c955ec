import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from "@mantine/core";
import { IconClipboard } from "@tabler/icons-react";
import { useState } from "react";
import { readPastedRows, readPivot, type PasteColumn, type PastedRow } from "./paste-rows.js";

type PasteRowsProps = {
  columns: readonly PasteColumn[];
  /** Two groups that may stand one down and one across. */
  pivot?: readonly [string, string];
  onPaste: (rows: PastedRow[]) => void;
};

/** Takes rows from a spreadsheet. What is wrong is named before anything is replaced. */
export function PasteRows({ columns, pivot, onPaste }: PasteRowsProps): React.ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const read =
    text.trim() === "" ? null : ((pivot && readPivot(text, pivot)) ?? readPastedRows(text, columns));
  const isUsable = read !== null && read.errors.length === 0;
  const close = (): void => {
    setOpen(false);
    setText("");
  };
  const use = (): void => {
    if (!isUsable) return;
    onPaste(read.rows);
    close();
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconClipboard size={14} />}
        onClick={() => setOpen(true)}
      >
        Paste from a spreadsheet
      </Button>
      <Modal opened={isOpen} onClose={close} title={<Text fw={600}>Paste from a spreadsheet</Text>} size="lg">
        <Stack>
          <Text size="sm">
            Columns: {columns.map(({ title }) => title).join(", ")}
            {pivot ? `; or a table with ${pivot[0]} down and ${pivot[1]} across` : ""}. With or without a
            head; a decimal comma is fine. The rows take the place of those in the form.
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
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button onClick={use} disabled={!isUsable}>
              {isUsable ? `Use ${read.rows.length} rows` : "Use the rows"}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
