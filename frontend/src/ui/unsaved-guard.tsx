import { Button, Group, Modal, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";

type UnsavedGuardProps = {
  isDirty: boolean;
  what: string;
  /** What loses the changes: another page or tab, or, for a dialog, every other address. */
  leaving?: "page-or-tab" | "address";
};

/** Asks before something with unsaved changes is left, within the app and by closing the tab. */
export function UnsavedGuard({ isDirty, what, leaving = "page-or-tab" }: UnsavedGuardProps): React.ReactNode {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isDirty &&
      (leaving === "address" ||
        current.pathname !== next.pathname ||
        // A filter of the same tab loses nothing.
        tabOf(current.search) !== tabOf(next.search)),
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  return (
    <LeaveQuestion
      opened={blocker.status === "blocked"}
      title="Leave without saving?"
      stay="Stay here"
      leave="Leave without saving"
      onStay={() => blocker.reset?.()}
      onLeave={() => blocker.proceed?.()}
    >
      The changes of {what} are not saved and will be lost.
    </LeaveQuestion>
  );
}

const tabOf = (search: object): unknown => ("tab" in search ? search.tab : undefined);

type LeaveQuestionProps = {
  opened: boolean;
  title: string;
  stay: string;
  leave: string;
  onStay: () => void;
  onLeave: () => void;
  children: React.ReactNode;
};

/** The question itself. To stay is what Enter and Escape do. */
export function LeaveQuestion(props: LeaveQuestionProps): React.ReactNode {
  const { opened, title, stay, leave, onStay, onLeave, children } = props;
  return (
    <Modal opened={opened} onClose={onStay} title={<Text fw={600}>{title}</Text>}>
      <Text size="sm">{children}</Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onStay} data-autofocus>
          {stay}
        </Button>
        <Button color="red.8" onClick={onLeave}>
          {leave}
        </Button>
      </Group>
    </Modal>
  );
}
