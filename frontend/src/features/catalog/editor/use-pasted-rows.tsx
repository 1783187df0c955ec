import { Button } from "@mantine/core";
import { IconClipboard } from "@tabler/icons-react";
import { useState } from "react";
import { toastDone } from "../../../ui/toasts.js";
import { PasteDialog, type PasteTarget } from "./paste-dialog.js";
import { isTable, readRows } from "./paste-rows.js";

/**
 * Rows from a spreadsheet for a table of fields: by a dialog, or pasted into any of its cells. What cannot be read opens the
 * dialog, so that nothing is replaced by what was not understood.
 */
export function usePastedRows(target: PasteTarget): {
  button: React.ReactNode;
  onPaste: React.ClipboardEventHandler;
} {
  const [text, setText] = useState<string | null>(null);
  const onPaste = (event: React.ClipboardEvent): void => {
    const pasted = event.clipboardData.getData("text");
    if (!isTable(pasted)) return;
    event.preventDefault();
    const { rows, errors, notes } = readRows(pasted, target);
    if (errors.length > 0) return setText(pasted);
    target.onPaste(rows);
    toastDone(
      `${rows.length} rows pasted`,
      [...notes.slice(0, 3), "They took the place of those before."].join(" "),
    );
  };
  const button = (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconClipboard size={14} />}
        onClick={() => setText("")}
      >
        Paste from a spreadsheet
      </Button>
      {text !== null && <PasteDialog {...target} start={text} onClose={() => setText(null)} />}
    </>
  );
  return { button, onPaste };
}
