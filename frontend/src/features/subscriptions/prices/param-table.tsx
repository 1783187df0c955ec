import { Box, Group, Table, Text } from "@mantine/core";

type Params = Record<string, unknown>;
type ParamTableProps = { params: Params; override: Params | null; currency: string };

const isRecord = (value: unknown): value is Params =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isRows = (value: unknown): value is Params[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);

/** `unitAmount` as people read it. */
const label = (name: string): string =>
  name
    .replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase());

function shown(value: unknown): string {
  if (value === null || value === undefined) return "no end";
  if (isRecord(value))
    return Object.entries(value)
      .map(([name, part]) => `${name} ${shown(part)}`)
      .join(", ");
  return Array.isArray(value) ? value.map(shown).join(", ") : String(value);
}

/** A price's parameters: single values, and tables of tiers or matrix rows. The customer's own replace the plan's. */
export function ParamTable({ params, override, currency }: ParamTableProps): React.ReactNode {
  const holding: Params = { ...params, ...override };
  const single = Object.entries(holding).filter(([, value]) => !isRows(value));
  const tables = Object.entries(holding).filter(([, value]) => isRows(value));
  const instead = (name: string): string | null =>
    override && name in override && name in params ? shown(params[name]) : null;
  return (
    <>
      {single.map(([name, value]) => (
        <Group key={name} gap={8} py={1} align="baseline">
          <Text size="sm" c="dimmed" w={150}>
            {label(name)}
          </Text>
          <Text size="sm" className="number" fw={instead(name) ? 600 : 400}>
            {shown(value)} {/amount/i.test(name) && currency}
          </Text>
          {instead(name) && (
            <Text size="xs" c="dimmed" td="line-through">
              {instead(name)}
            </Text>
          )}
        </Group>
      ))}
      {tables.map(([name, value]) => (
        <Rows key={name} name={label(name)} rows={value as Params[]} isOwn={instead(name) !== null} />
      ))}
    </>
  );
}

function Rows({ name, rows, isOwn }: { name: string; rows: Params[]; isOwn: boolean }) {
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
                  {shown(row[column])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
