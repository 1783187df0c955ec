import { Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ParamSchema } from "@atlas/rules";
import { DecimalInput } from "./decimal-input.js";
import type { ErrorsOf } from "./errors-of.js";
import { textOf } from "./params-values.js";
import type { PasteColumn, PastedRow } from "./paste-rows.js";
import { RowActions } from "./row-actions.js";
import { usePastedRows } from "./use-pasted-rows.js";
import { moved } from "./use-version-draft.js";
import type { Params } from "./version-draft.js";
import { TableScroll } from "../../../ui/table-scroll.js";

type TiersTableProps = {
  schema: ParamSchema;
  currency: string;
  rows: readonly Params[];
  onChange: (rows: Params[]) => void;
  errorOf: ErrorsOf;
  readOnly: boolean;
};

/** Tiers from the first unit upwards. The last one is always open, whatever is moved, added or removed. */
export function TiersTable(props: TiersTableProps): React.ReactNode {
  const { schema, currency, rows, onChange, errorOf, readOnly } = props;
  const fields = Object.entries(schema.items?.properties ?? {}).filter(([name]) => name !== "upTo");
  const isOptional = (name: string): boolean => !(schema.items?.required ?? []).includes(name);
  const change = (next: readonly Params[]): void =>
    onChange(
      next.map((row, index) => ({ ...row, upTo: index === next.length - 1 ? null : (row["upTo"] ?? "") })),
    );
  const set = (index: number, name: string, value: string): void =>
    change(
      rows.map((row, at) => {
        if (at !== index) return row;
        const { [name]: _, ...rest } = row;
        return value === "" && isOptional(name) ? rest : { ...rest, [name]: value };
      }),
    );
  const columns: PasteColumn[] = [
    { key: "upTo", title: "Up to", kind: "bound" },
    ...fields.map(([key, { title }]) => ({
      key,
      title: title ?? key,
      kind: "decimal" as const,
      optional: isOptional(key),
    })),
  ];
  const paste = usePastedRows({ columns, onPaste: (pasted) => change(pasted.map(withoutAbsent)) });
  const title = (name: string, own: ParamSchema): string =>
    name === "unitAmount" || name === "flatAmount" ? `${own.title} (${currency})` : (own.title ?? name);
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={500}>
          {schema.title}
        </Text>
        {!readOnly && paste.button}
      </Group>
      <TableScroll label="Tiers" minWidth={fields.length > 1 ? 480 : 320}>
        <Table
          aria-label="Tiers"
          onPaste={readOnly ? undefined : paste.onPaste}
          verticalSpacing={4}
          horizontalSpacing={6}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th fz="xs">From</Table.Th>
              <Table.Th fz="xs">Up to</Table.Th>
              {fields.map(([name, own]) => (
                <Table.Th key={name} fz="xs">
                  {title(name, own)}
                </Table.Th>
              ))}
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
                <Table.Td fz="sm" pt={12} className="number">
                  {index === 0 ? "0" : `> ${textOf(rows[index - 1]?.["upTo"]) || "…"}`}
                </Table.Td>
                <Table.Td>
                  {index === rows.length - 1 ? (
                    <Text size="sm" pt={8} c="dimmed">
                      no end
                    </Text>
                  ) : (
                    <DecimalInput
                      aria-label={`Up to, tier ${index + 1}`}
                      size="xs"
                      value={textOf(row["upTo"])}
                      onChange={(value) => set(index, "upTo", value)}
                      error={errorOf(`params.tiers[${index}].upTo`)}
                      readOnly={readOnly}
                    />
                  )}
                </Table.Td>
                {fields.map(([name, own]) => (
                  <Table.Td key={name}>
                    <DecimalInput
                      aria-label={`${own.title ?? name}, tier ${index + 1}`}
                      size="xs"
                      placeholder={typeof own.default === "string" ? own.default : ""}
                      value={textOf(row[name])}
                      onChange={(value) => set(index, name, value)}
                      error={errorOf(`params.tiers[${index}].${name}`)}
                      readOnly={readOnly}
                    />
                  </Table.Td>
                ))}
                {!readOnly && (
                  <Table.Td>
                    <RowActions
                      name={`tier ${index + 1}`}
                      isFirst={index === 0}
                      isLast={index === rows.length - 1}
                      onMove={(by) => change(moved([...rows], index, index + by))}
                      onRemove={() => change(rows.filter((_, at) => at !== index))}
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
          onClick={() => change([...rows, {}])}
        >
          Add a tier
        </Button>
      )}
    </div>
  );
}

const withoutAbsent = (row: PastedRow): Params => ({ ...row });
