import { Box, Button, Center, Table, Text, VisuallyHidden } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useState } from "react";
import classes from "./data-table.module.css";
import { ProblemAlert } from "./problem-alert.js";
import { onRowKey, opensRow } from "./row-events.js";
import { SkeletonRows } from "./skeleton-rows.js";
import { TableScroll } from "./table-scroll.js";

export type Column<Row> = {
  key: string;
  header: React.ReactNode;
  cell: (row: Row) => React.ReactNode;
  align?: "left" | "right";
  width?: number | string;
  /** Hidden on a phone. */
  wideOnly?: boolean;
  /** For names of any length: two lines at most, broken where they must. */
  clamped?: boolean;
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

const ROW_HEIGHT = 37;
/** Rows that are drawn beyond the edge of the window. */
const OVERSCAN = 8;
/** So many rows before the end, the next page is asked for. */
const NEAR_END = 25;

/**
 * A list of rows: skeletons while loading, the problem when it fails, what to do when it is empty. Rows far out of sight are
 * not in the page, so ten thousand scroll like ten; the next page comes as the end comes near. Arrow keys move between rows, Enter opens one.
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
      <TableScroll label={label}>
        <Table aria-label={label} aria-busy={!rows}>
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
                  {header === "" ? <VisuallyHidden>Actions</VisuallyHidden> : header}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          {rows ? <Rows {...props} rows={rows} /> : <SkeletonRows columns={columns.length} />}
        </Table>
      </TableScroll>
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
  error,
  hasMore = false,
  isLoadingMore = false,
  onMore,
}: DataTableProps<Row> & { rows: readonly Row[] }): React.ReactNode {
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: body?.offsetTop ?? 0,
    // Several turns of the wheel in one frame are drawn once.
    useFlushSync: false,
  });
  const visible = virtual.getVirtualItems();
  const above = visible[0] ? visible[0].start - virtual.options.scrollMargin : 0;
  const below = virtual.getTotalSize() - ((visible.at(-1)?.end ?? 0) - virtual.options.scrollMargin);
  const isNearEnd = (visible.at(-1)?.index ?? 0) + NEAR_END >= rows.length;
  // After a failure the button asks again, not the wheel.
  const wantsMore = isNearEnd && hasMore && !isLoadingMore && !error;
  useEffect(() => {
    if (wantsMore) onMore?.();
  }, [wantsMore, rows.length, onMore]);
  const rowOf = (event: React.SyntheticEvent): Row | undefined => {
    const index = (event.target as HTMLElement).closest<HTMLElement>("tr[data-index]")?.dataset["index"];
    return index === undefined ? undefined : rows[Number.parseInt(index, 10)];
  };
  const open = (event: React.SyntheticEvent): void => {
    const row = rowOf(event);
    if (row !== undefined) onOpen?.(row);
  };
  return (
    <Table.Tbody
      ref={setBody}
      {...(onOpen && {
        onClick: (event: React.MouseEvent) => opensRow(event) && open(event),
        onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => onRowKey(event, () => open(event)),
      })}
    >
      {above > 0 && <tr style={{ height: above }} aria-hidden />}
      {visible.map(({ index }) => {
        const row = rows[index]!;
        return (
          <BodyRow
            key={rowKey(row)}
            row={row}
            index={index}
            columns={columns}
            opens={Boolean(onOpen)}
            measure={virtual.measureElement}
          />
        );
      })}
      {below > 0 && <tr style={{ height: below }} aria-hidden />}
    </Table.Tbody>
  );
}

type BodyRowProps<Row> = {
  row: Row;
  index: number;
  columns: readonly Column<Row>[];
  opens: boolean;
  measure: (element: HTMLElement | null) => void;
};

// Scrolling draws only the rows that come into sight, of plain elements: the library's cells cost ten times as much.
const BodyRow = memo(function BodyRow<Row>({ row, index, columns, opens, measure }: BodyRowProps<Row>) {
  return (
    <tr
      data-index={index}
      ref={measure}
      className={classes["row"]}
      {...(opens && { tabIndex: 0, "data-opens": true })}
    >
      {columns.map(({ key, cell, align, wideOnly, clamped }) => (
        <td key={key} data-align={align} data-wide={wideOnly || undefined} className={classes["cell"]}>
          {clamped ? <div className={classes["clamped"]}>{cell(row)}</div> : cell(row)}
        </td>
      ))}
    </tr>
  );
}) as <Row>(props: BodyRowProps<Row>) => React.ReactNode;
