import { Text } from "@mantine/core";
import { DataTable, type Column } from "../../ui/data-table.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import type { PlanVersion, Price } from "./catalog-types.js";
import { priceWords } from "./price-words.js";

/** What a version charges, price by price, in words. */
export function PlanPrices({ version }: { version: PlanVersion }): React.ReactNode {
  const columns: Column<Price>[] = [
    {
      key: "name",
      header: "Price",
      cell: ({ key, name }) => (
        <>
          <Text size="sm" fw={500}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {key}
          </Text>
        </>
      ),
    },
    {
      key: "words",
      header: "Charges",
      cell: (price) => {
        const { model, words } = priceWords(price, version.currency);
        return (
          <>
            <Text size="sm">{words || model}</Text>
            {words && (
              <Text size="xs" c="dimmed">
                {model}
              </Text>
            )}
          </>
        );
      },
    },
    {
      key: "meters",
      header: "Meter",
      wideOnly: true,
      cell: ({ meterKeys }) => meterKeys.join(", ") || "–",
    },
    {
      key: "timing",
      header: "Billed",
      wideOnly: true,
      cell: ({ timing }) => (timing === "in_advance" ? "in advance" : "in arrears"),
    },
    {
      key: "tax",
      header: "Tax",
      wideOnly: true,
      cell: ({ taxable }) => (taxable ? "taxable" : "not taxable"),
    },
  ];
  return (
    <Section
      title={`Prices of version ${version.number}`}
      aside={<StatusBadge status={version.status} />}
      flush
    >
      <DataTable
        label={`Prices of version ${version.number}`}
        rows={version.prices}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <Text size="sm" p="md">
            No prices.
          </Text>
        }
      />
    </Section>
  );
}
