import { Button, Group, Table, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { DecimalInput } from "./decimal-input.js";
import type { ErrorsOf } from "./errors-of.js";
import { matchOf, withKeys } from "./matrix-rows.js";
import { textOf } from "./params-values.js";
import type { PasteColumn } from "./paste-rows.js";
import { RowActions } from "./row-actions.js";
import { usePastedRows } from "./use-pasted-rows.js";
import { moved } from "./use-version-draft.js";
import type { Params } from "./version-draft.js";
import { TableScroll } from "../../../ui/table-scroll.js";

type MatrixTableProps = {
  groupBy: readonly string[];
  currency: string;
  rows: readonly Params[];
  onChange: (rows: Params[]) => void;
  errorOf: ErrorsOf;
  readOnly: boolean;
};

/** A price for each group of usage, such as model and direction. */
export function MatrixTable(props: MatrixTableProps): React.ReactNode {
  const { groupBy, currency, rows, onChange, errorOf, readOnly } = props;
  const columns: PasteColumn[] = [
    ...groupBy.map((key) => ({ key, title: key, kind: "text" as const })),
    { key: "unitAmount", title: "Unit price", kind: "decimal" },
  ];
  const [down, across] = groupBy;
  const paste = usePastedRows({
    columns,
    ...(groupBy.length === 2 && down && across ? { pivot: [down, across] as const } : {}),
    onPaste: (pasted) =>
      onChange(
        pasted.map((row) => ({
          match: Object.fromEntries(groupBy.map((key) => [key, row[key] ?? null])),
          unitAmount: row["unitAmount"] ?? "",
        })),
      ),
  });
  if (groupBy.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Choose the meter and the properties that make a group; each group then has a price of its own.
      </Text>
    );
  }
  const set = (index: number, change: (row: Params) => Params): void =>
    onChange(rows.map((row, at) => (at === index ? change(row) : row)));
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={500}>
          Prices by group
        </Text>
        {!readOnly && paste.button}
      </Group>
      <TableScroll label="Prices by group" minWidth={180 + groupBy.length * 130}>
        <Table
          aria-label="Prices by group"
          onPaste={readOnly ? undefined : paste.onPaste}
          verticalSpacing={4}
          horizontalSpacing={6}
        >
          <Table.Thead>
            <Table.Tr>
              {groupBy.map((key) => (
                <Table.Th key={key} fz="xs">
                  {key}
                </Table.Th>
              ))}
              <Table.Th fz="xs">Unit price ({currency})</Table.Th>
              {!readOnly && (
                <Table.Th pos="relative">
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={index} style={{ verticalAlign: "top" }}>
                {groupBy.map((key, place) => (
                  <Table.Td key={key}>
                    <TextInput
                      aria-label={`${key}, row ${index + 1}`}
                      size="xs"
                      value={textOf(matchOf(row)[key])}
                      onChange={(event) => {
                        const { value } = event.currentTarget;
                        set(index, (old) => ({ ...old, match: withKeys(matchOf(old), groupBy, key, value) }));
                      }}
                      error={place === 0 ? errorOf(`params.prices[${index}].match`) : undefined}
                      readOnly={readOnly}
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <DecimalInput
                    aria-label={`Unit price, row ${index + 1}`}
                    size="xs"
                    value={textOf(row["unitAmount"])}
                    onChange={(value) => set(index, (old) => ({ ...old, unitAmount: value }))}
                    error={errorOf(`params.prices[${index}].unitAmount`)}
                    readOnly={readOnly}
                  />
                </Table.Td>
                {!readOnly && (
                  <Table.Td>
                    <RowActions
                      name={`row ${index + 1}`}
                      isFirst={index === 0}
                      isLast={index === rows.length - 1}
                      onMove={(by) => onChange(moved([...rows], index, index + by))}
                      onRemove={() => onChange(rows.filter((_, at) => at !== index))}
                      canRemove={rows.length > 1}
                    />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableScroll>
      {!readOnly && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...rows, { match: withKeys({}, groupBy), unitAmount: "" }])}
        >
          Add a group
        </Button>
      )}
    </div>
  );
}
