import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { ProblemAlert } from "./problem-alert.js";

type ConfirmProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, with the amount and what follows. */
  children: React.ReactNode;
  /** The verb on the button, such as `Refund €12.00`. */
  verb: string;
  harmful?: boolean;
  /** Rejects with a problem, which is shown in the dialog. */
  onConfirm: () => Promise<unknown>;
};

/** Asks before something that cannot be taken back. */
export function Confirm({
  opened,
  onClose,
  title,
  children,
  verb,
  harmful = false,
  onConfirm,
}: ConfirmProps): React.ReactNode {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = (): void => {
    setError(null);
    onClose();
  };
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      close();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={<Text fw={600}>{title}</Text>}
      closeOnClickOutside={!isBusy}
    >
      <Stack gap="md">
        <Text size="sm" component="div">
          {children}
        </Text>
        {error !== null && <ProblemAlert error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={isBusy} data-autofocus>
            Cancel
          </Button>
          <Button {...(harmful ? { color: "red.8" } : {})} loading={isBusy} onClick={() => void confirm()}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
