import { Box, Button, Center, Skeleton, Table, Text } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import classes from "./data-table.module.css";
import { ProblemAlert } from "./problem-alert.js";

export type Column<Row> = {
  key: string;
  header: React.ReactNode;
  cell: (row: Row) => React.ReactNode;
  align?: "left" | "right";
  width?: number | string;
  /** Hidden on a phone. */
  wideOnly?: boolean;
};

type DataTableProps<Row> = {
  label: string;
  rows: readonly Row[] | undefined;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** What a click on a row, or Enter on it, opens. */
  onOpen?: (row: Row) => void;
  empty: React.ReactNode;
  error?: unknown;
  onRetry?: () => void;
  hasMore?: boolean;
  isLoadingMore?: boolean;
  onMore?: () => void;
};

const ROW_HEIGHT = 41;

/**
 * A list of rows: skeletons while loading, the problem when it fails, what to do when it is empty. Rows far out of sight are
 * not in the page, so ten thousand scroll like ten. Arrow keys move between rows, Enter opens one.
 */
export function DataTable<Row>(props: DataTableProps<Row>): React.ReactNode {
  const {
    label,
    rows,
    columns,
    error,
    onRetry,
    empty,
    hasMore = false,
    isLoadingMore = false,
    onMore,
  } = props;
  if (error && !rows) {
    return (
      <Box p="md">
        <ProblemAlert error={error} onRetry={onRetry} />
      </Box>
    );
  }
  if (rows?.length === 0) return empty;
  return (
    <>
      <Table.ScrollContainer minWidth={0} type="native">
        <Table aria-label={label} highlightOnHover={Boolean(props.onOpen)} aria-busy={!rows}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ key, header, align, width, wideOnly }) => (
                <Table.Th
                  key={key}
                  ta={align ?? "left"}
                  w={width}
                  data-wide={wideOnly || undefined}
                  className={classes["head"]}
                >
                  {header}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          {rows ? <Rows {...props} rows={rows} /> : <Skeletons columns={columns.length} />}
        </Table>
      </Table.ScrollContainer>
      {hasMore && (
        <Center p="sm">
          <Button variant="default" size="xs" loading={isLoadingMore} onClick={onMore}>
            Show more
          </Button>
        </Center>
      )}
      {rows && rows.length > 10 && !hasMore && (
        <Text size="xs" c="dimmed" ta="center" p="xs">
          {rows.length} in all
        </Text>
      )}
    </>
  );
}

function Rows<Row>({
  rows,
  columns,
  rowKey,
  onOpen,
}: DataTableProps<Row> & { rows: readonly Row[] }): React.ReactNode {
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
    scrollMargin: body?.offsetTop ?? 0,
  });
  const visible = virtual.getVirtualItems();
  const above = visible[0] ? visible[0].start - virtual.options.scrollMargin : 0;
  const below = virtual.getTotalSize() - ((visible.at(-1)?.end ?? 0) - virtual.options.scrollMargin);
  return (
    <Table.Tbody ref={setBody}>
      {above > 0 && <tr style={{ height: above }} aria-hidden />}
      {visible.map(({ index }) => {
        const row = rows[index]!;
        return (
          <Table.Tr
            key={rowKey(row)}
            data-index={index}
            ref={virtual.measureElement}
            {...(onOpen
              ? {
                  tabIndex: 0,
                  style: { cursor: "pointer" },
                  onClick: (event: React.MouseEvent) => opensRow(event) && onOpen(row),
                  onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => onRowKey(event, () => onOpen(row)),
                }
              : {})}
          >
            {columns.map(({ key, cell, align, wideOnly }) => (
              <Table.Td
                key={key}
                ta={align ?? "left"}
                data-wide={wideOnly || undefined}
                className={classes["cell"]}
              >
                {cell(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        );
      })}
      {below > 0 && <tr style={{ height: below }} aria-hidden />}
    </Table.Tbody>
  );
}

/** A click on a control or on selected text inside a row is not a click on the row. */
function opensRow(event: React.MouseEvent): boolean {
  const onControl = (event.target as HTMLElement).closest("a, button, input, label, [role=menu]") !== null;
  return !onControl && !window.getSelection()?.toString();
}

function onRowKey(event: React.KeyboardEvent<HTMLElement>, open: () => void): void {
  if (event.target !== event.currentTarget) return;
  if (event.key === "Enter") open();
  const next = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" } as const;
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const sibling = event.currentTarget[next[event.key]];
  if (sibling instanceof HTMLElement) sibling.focus();
}

function Skeletons({ columns }: { columns: number }): React.ReactNode {
  return (
    <Table.Tbody>
      {Array.from({ length: 6 }, (_, row) => (
        <Table.Tr key={row}>
          {Array.from({ length: columns }, (__, cell) => (
            <Table.Td key={cell}>
              <Skeleton height={12} my={4} />
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}
