import { Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconReceiptTax } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  taxRateArchiveMutation,
  taxRateListInfiniteOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { TaxRateListResponse } from "../../../api/generated/index.js";
import { useCan } from "../../../session/session.js";
import { Confirm } from "../../../ui/confirm.js";
import { countryName } from "../../../ui/country-select.js";
import { DataTable, type Column } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Section } from "../../../ui/section.js";
import { useList } from "../../../ui/use-list.js";
import { NewTaxRate } from "./new-tax-rate.js";

type TaxRate = TaxRateListResponse["data"][number];

/** The rates that drafts are taxed by, chosen by the customer's country. */
export function TaxRates(): React.ReactNode {
  const mayWrite = useCan("settings:write");
  const [isOpen, { open, close }] = useDisclosure(false);
  const [ending, setEnding] = useState<TaxRate | null>(null);
  const list = useList(taxRateListInfiniteOptions({ query: { limit: 50 } }));
  const archive = useMutation(taxRateArchiveMutation());
  const columns: Column<TaxRate>[] = [
    { key: "name", header: "Name", cell: ({ name }) => name },
    {
      key: "rate",
      header: "Rate",
      align: "right",
      cell: ({ rate }) => <span className="number">{rate} %</span>,
    },
    {
      key: "kind",
      header: "In the price",
      wideOnly: true,
      cell: ({ inclusive }) => (inclusive ? "included" : "added"),
    },
    {
      key: "country",
      header: "Country",
      cell: ({ country }) => (country ? countryName(country) : "every other"),
    },
    {
      key: "archive",
      header: "",
      align: "right",
      cell: (rate) =>
        mayWrite && (
          <Button size="compact-xs" variant="default" onClick={() => setEnding(rate)}>
            Archive
          </Button>
        ),
    },
  ];
  return (
    <Stack gap="sm">
      {mayWrite && (
        <Group>
          <Button onClick={open}>New tax rate</Button>
        </Group>
      )}
      <Section flush>
        <DataTable
          label="Tax rates"
          {...list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={IconReceiptTax} title="No tax is charged">
              Add a rate, and every later invoice to that country is taxed by it.
            </EmptyState>
          }
        />
      </Section>
      <Text size="xs" c="dimmed">
        An invoice keeps the rate that it was finalized with.
      </Text>
      <NewTaxRate opened={isOpen} onClose={close} />
      {ending && (
        <Confirm
          opened
          harmful
          onClose={() => setEnding(null)}
          title={`Archive ${ending.name}?`}
          verb={`Archive ${ending.rate} %`}
          onConfirm={() => archive.mutateAsync({ path: { id: ending.id } })}
        >
          Drafts and later invoices are no longer taxed by it. Issued invoices stay as they are.
        </Confirm>
      )}
    </Stack>
  );
}
