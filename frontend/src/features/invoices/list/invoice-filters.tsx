import { Button, Group, ScrollArea, SegmentedControl, Select, TextInput } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { CurrencyFilter } from "../../../ui/currency-filter.js";
import { CustomerPicker } from "../../../ui/customer-picker.js";
import { invoiceStates, type InvoicesSearch, type InvoiceState } from "../invoices-search.js";

const ALL = "all";
const LABELS: Record<InvoiceState, string> = {
  draft: "Draft",
  blocked: "Blocked",
  open: "Open",
  overdue: "Overdue",
  paid: "Paid",
  uncollectible: "Uncollectible",
  void: "Void",
};

type Change = { [Key in keyof InvoicesSearch]: InvoicesSearch[Key] | undefined };
type InvoiceFiltersProps = {
  search: InvoicesSearch;
  onChange: (change: Change) => void;
  onClear: () => void;
};

/** Which invoices the list shows. What is chosen stands in the address. */
export function InvoiceFilters({ search, onChange, onClear }: InvoiceFiltersProps): React.ReactNode {
  return (
    <>
      <ScrollArea type="never" offsetScrollbars={false}>
        <SegmentedControl
          aria-label="State"
          value={search.state ?? ALL}
          onChange={(value) => onChange({ state: invoiceStates.find((state) => state === value) })}
          data={[
            { value: ALL, label: "All" },
            ...invoiceStates.map((state) => ({ value: state, label: LABELS[state] })),
          ]}
        />
      </ScrollArea>
      <Group gap="xs" align="flex-end">
        <NumberSearch
          key={search.number ?? ""}
          value={search.number ?? ""}
          onChange={(number) => onChange({ number: number || undefined })}
        />
        <CustomerPicker
          aria-label="Customer"
          w={{ base: "100%", xs: 220 }}
          value={search.customer ?? null}
          onChange={(customer) => onChange({ customer: customer ?? undefined })}
        />
        <CurrencyFilter value={search.currency} onChange={(currency) => onChange({ currency })} />
        <DaysFilter
          label="Issued between"
          from={search.issuedFrom}
          to={search.issuedTo}
          onChange={(issuedFrom, issuedTo) => onChange({ issuedFrom, issuedTo })}
        />
        <DaysFilter
          label="Due between"
          from={search.dueFrom}
          to={search.dueTo}
          onChange={(dueFrom, dueTo) => onChange({ dueFrom, dueTo })}
        />
        <Select
          aria-label="Order"
          w={{ base: "100%", xs: 170 }}
          allowDeselect={false}
          data={[
            { value: "newest", label: "Newest first" },
            { value: "due", label: "Earliest due first" },
          ]}
          value={search.sort ?? "newest"}
          onChange={(value) => onChange({ sort: value === "due" ? "due" : undefined })}
        />
        {Object.keys(search).length > 0 && (
          <Button variant="subtle" color="gray" c="dimmed" onClick={onClear}>
            Clear filters
          </Button>
        )}
      </Group>
    </>
  );
}

type DaysFilterProps = {
  label: string;
  from: string | undefined;
  to: string | undefined;
  onChange: (from: string | undefined, to: string | undefined) => void;
};

function DaysFilter({ label, from, to, onChange }: DaysFilterProps): React.ReactNode {
  return (
    <DatePickerInput
      type="range"
      aria-label={label}
      placeholder={label}
      w={{ base: "100%", xs: from ? 250 : 170 }}
      clearable
      clearButtonProps={{ "aria-label": `Clear “${label}”` }}
      allowSingleDateInRange
      value={[from ?? null, to ?? null]}
      onChange={([first, last]) => onChange(first ?? undefined, last ?? undefined)}
    />
  );
}

/** Searches while one types, without asking at each key. */
function NumberSearch({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const change = useDebouncedCallback(onChange, 300);
  return (
    <TextInput
      aria-label="Invoice number"
      placeholder="Invoice number"
      leftSection={<IconSearch size={14} aria-hidden />}
      w={{ base: "100%", xs: 180 }}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        change(currentTarget.value.trim());
      }}
    />
  );
}
