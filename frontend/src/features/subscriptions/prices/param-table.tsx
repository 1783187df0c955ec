import { Box, Group, Table, Text } from "@mantine/core";
import { isRecord, shownParam } from "./param-words.js";

type Params = Record<string, unknown>;
type ParamTableProps = { params: Params; override: Params | null; currency: string };

const isRows = (value: unknown): value is Params[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);

/** `unitAmount` as people read it. */
const label = (name: string): string =>
  name
    .replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase());

/** A price's parameters: single values, and tables of tiers or matrix rows. The customer's own replace the plan's. */
export function ParamTable({ params, override, currency }: ParamTableProps): React.ReactNode {
  const holding: Params = { ...params, ...override };
  const single = Object.entries(holding).filter(([, value]) => !isRows(value));
  const tables = Object.entries(holding).filter(([, value]) => isRows(value));
  const instead = (name: string): string | null =>
    override && name in override && name in params ? shownParam(name, params[name], currency) : null;
  return (
    <>
      {single.map(([name, value]) => (
        <Group key={name} gap={8} py={1} align="baseline">
          <Text size="sm" c="dimmed" w={150}>
            {label(name)}
          </Text>
          <Text size="sm" className="number" fw={instead(name) ? 600 : 400}>
            {shownParam(name, value, currency)}
          </Text>
          {instead(name) && (
            <Text size="xs" c="dimmed" td="line-through">
              {instead(name)}
            </Text>
          )}
        </Group>
      ))}
      {tables.map(([name, value]) => (
        <Rows
          key={name}
          name={label(name)}
          rows={value as Params[]}
          isOwn={instead(name) !== null}
          currency={currency}
        />
      ))}
    </>
  );
}

type RowsProps = { name: string; rows: Params[]; isOwn: boolean; currency: string };

function Rows({ name, rows, isOwn, currency }: RowsProps): React.ReactNode {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <Box mt="xs" style={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={name}>
      <Table fz="sm" verticalSpacing={3} w="auto" miw={280}>
        <Table.Caption style={{ captionSide: "top", textAlign: "left" }} mt={0} mb={2}>
          {name}
          {isOwn && " (this customer’s)"}
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} fz="xs" fw={500} c="dimmed">
                {label(column)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={index}>
              {columns.map((column) => (
                <Table.Td key={column} {...(isRecord(row[column]) ? {} : { className: "number" })}>
                  {shownParam(column, row[column], currency)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
