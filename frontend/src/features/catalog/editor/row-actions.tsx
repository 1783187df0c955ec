import { ActionIcon, Group } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import classes from "./row-actions.module.css";

type RowActionsProps = {
  /** What the row is called, for those who hear it: `tier 2`. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  canRemove?: boolean;
};

/** Moves a row of a table up and down, or takes it out. */
export function RowActions(props: RowActionsProps): React.ReactNode {
  const { name, isFirst, isLast, onMove, onRemove, canRemove = true } = props;
  const common = { variant: "subtle", color: "gray", size: "md", className: classes["action"] } as const;
  return (
    <Group gap={0} wrap="nowrap" justify="flex-end">
      <ActionIcon {...common} aria-label={`Move ${name} up`} disabled={isFirst} onClick={() => onMove(-1)}>
        <IconArrowUp size={15} />
      </ActionIcon>
      <ActionIcon {...common} aria-label={`Move ${name} down`} disabled={isLast} onClick={() => onMove(1)}>
        <IconArrowDown size={15} />
      </ActionIcon>
      <ActionIcon {...common} aria-label={`Remove ${name}`} disabled={!canRemove} onClick={onRemove}>
        <IconTrash size={15} />
      </ActionIcon>
    </Group>
  );
}
