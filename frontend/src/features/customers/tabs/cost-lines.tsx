import { Table, Text } from "@mantine/core";
import { Fragment } from "react";
import type { UpcomingInvoice } from "../../../api/generated/index.js";
import { formatPrecise, formatQuantity } from "../../../ui/format.js";
import { LineBreakdown } from "../../../ui/line-breakdown.js";
import { Money } from "../../../ui/money.js";
import { TableScroll } from "../../../ui/table-scroll.js";

type Line = UpcomingInvoice["projected"]["lines"][number];
type CostLinesProps = { upcoming: UpcomingInvoice; explain: (priceKey: string) => string };

/** Price by price: what was used and what it costs, beside what is expected at the period's end. */
export function CostLines({ upcoming, explain }: CostLinesProps): React.ReactNode {
  const { currency, soFar, projected } = upcoming;
  const rows = [...new Set([...soFar.lines, ...projected.lines].map(identity))].map((id) => ({
    id,
    now: soFar.lines.find((line) => identity(line) === id),
    later: projected.lines.find((line) => identity(line) === id),
  }));
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing has cost anything yet.
      </Text>
    );
  }
  return (
    <TableScroll label="Lines of the invoice to expect">
      <Table aria-label="Lines of the invoice to expect">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Price</Table.Th>
            <Table.Th ta="right">So far</Table.Th>
            <Table.Th ta="right">Expected</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ id, now, later }) => (
            <Fragment key={id}>
              <Table.Tr style={{ verticalAlign: "top", borderBottom: "none" }}>
                <PriceCell line={now ?? later} explain={explain} />
                <AmountCell line={now} currency={currency} />
                <AmountCell line={later} currency={currency} />
              </Table.Tr>
              <Table.Tr>
                <Table.Td colSpan={3} pt={0}>
                  {(now ?? later) && <LineBreakdown line={(now ?? later)!} currency={currency} />}
                </Table.Td>
              </Table.Tr>
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </TableScroll>
  );
}

/** The same line of both estimates. */
const identity = ({ kind, code, price, period }: Line): string =>
  [kind, code, price?.key, period?.from].join(" ");

type CellProps = { line: Line | undefined; currency: string };

function PriceCell({
  line,
  explain,
}: Pick<CellProps, "line"> & Pick<CostLinesProps, "explain">): React.ReactNode {
  const words = line?.price ? explain(line.price.key) : "";
  return (
    <Table.Td>
      <Text size="sm" fw={500}>
        {line?.description}
      </Text>
      {words && (
        <Text size="xs" c="dimmed">
          {words}
        </Text>
      )}
    </Table.Td>
  );
}

function AmountCell({ line, currency }: CellProps): React.ReactNode {
  return (
    <Table.Td ta="right">
      {line ? (
        <>
          <Money amount={line.amount} currency={currency} fw={500} />
          {line.quantity !== null && (
            <Text size="xs" c="dimmed" className="number">
              {formatQuantity(line.quantity)}
              {line.unit ? ` ${line.unit}` : ""}
              {line.unitAmount !== null && ` × ${formatPrecise(line.unitAmount, currency)}`}
            </Text>
          )}
        </>
      ) : (
        "–"
      )}
    </Table.Td>
  );
}
