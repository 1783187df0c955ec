import { Button, Group, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { CustomersSearch } from "../customers-search.js";

type CustomerFiltersProps = {
  search: CustomersSearch;
  onChange: (change: CustomersSearch) => void;
  onClear: () => void;
};

/** Which customers the list shows. What is chosen stands in the address. */
export function CustomerFilters({ search, onChange, onClear }: CustomerFiltersProps): React.ReactNode {
  return (
    <Group gap="xs">
      <TextSearch value={search.search ?? ""} onChange={(text) => onChange({ search: text || undefined })} />
      <SegmentedControl
        aria-label="Archived customers"
        value={search.archived ?? "exclude"}
        onChange={(value) =>
          onChange({ archived: value === "only" || value === "include" ? value : undefined })
        }
        data={[
          { value: "exclude", label: "Current" },
          { value: "only", label: "Archived" },
          { value: "include", label: "All" },
        ]}
      />
      {(search.search ?? search.archived) && (
        <Button variant="subtle" color="gray" c="dimmed" onClick={onClear}>
          Clear filters
        </Button>
      )}
    </Group>
  );
}

/** Searches while one types, without asking at each key. */
function TextSearch({
  value,
  onChange,
}: {
  value: string;
  onChange: (text: string) => void;
}): React.ReactNode {
  const [typed, setTyped] = useState(value);
  // What the address says wins when it was changed elsewhere, as by the back button.
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const tell = useDebouncedCallback((text: string) => onChange(text.trim()), 250);
  return (
    <TextInput
      aria-label="Search customers"
      placeholder="Name, email or external id"
      leftSection={<IconSearch size={16} aria-hidden />}
      w={{ base: "100%", xs: 280 }}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        tell(currentTarget.value);
      }}
    />
  );
}
