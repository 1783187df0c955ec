import { Table } from "@mantine/core";
import type { CollectionsAnalytics } from "../../api/generated/index.js";
import { formatAmount } from "../../ui/format.js";
import { Section } from "../../ui/section.js";
import { TableScroll } from "../../ui/table-scroll.js";

type Bucket = CollectionsAnalytics["ageing"][number];

const NAMES: Record<Bucket["bucket"], string> = {
  not_due: "Not yet due",
  "1_30": "1 to 30 days",
  "31_60": "31 to 60 days",
  "61_90": "61 to 90 days",
  over_90: "Over 90 days",
};

/** What is open, by how long it has been due. */
export function Ageing({
  buckets,
  currency,
}: {
  buckets: readonly Bucket[];
  currency: string;
}): React.ReactNode {
  return (
    <Section title="Ageing" flush>
      <TableScroll label="Ageing" minWidth={480}>
        <Table aria-label="Open amounts by age" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              {buckets.map(({ bucket }) => (
                <Table.Th key={bucket} fz="xs" fw={500} c="dimmed">
                  {NAMES[bucket]}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Table.Tr>
              {buckets.map(({ bucket, amount, count }) => (
                <Table.Td key={bucket} className="number" fz="sm">
                  {formatAmount(amount, currency)}
                  <br />
                  <span
                    style={{ color: "var(--mantine-color-dimmed)", fontSize: "var(--mantine-font-size-xs)" }}
                  >
                    {count} {count === 1 ? "invoice" : "invoices"}
                  </span>
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </TableScroll>
    </Section>
  );
}
