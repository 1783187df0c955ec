import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { customerListOptions, customerReadOptions } from "../api/generated/@tanstack/react-query.gen.js";

type CustomerPickerProps = Omit<
  SelectProps,
  "data" | "value" | "onChange" | "searchValue" | "onSearchChange"
> & {
  /** The customer's id, or null for none. */
  value?: string | null;
  onChange: (customer: string | null) => void;
};

/** Chooses one of any number of customers by typing a part of its name, email or external id. */
export function CustomerPicker({ value = null, onChange, ...select }: CustomerPickerProps): React.ReactNode {
  const [search, setSearch] = useState("");
  const [typed] = useDebouncedValue(search, 200);
  const chosen = useQuery({
    ...customerReadOptions({ path: { customer: value ?? "" } }),
    enabled: value !== null,
  });
  const name = chosen.data?.name;
  // The name of who is chosen stands in the field; it is not searched for.
  const wanted = typed === name ? "" : typed;
  const found = useQuery({
    ...customerListOptions({ query: { limit: 20, ...(wanted ? { search: wanted } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.data ?? []).map((customer) => ({ value: customer.id, label: customer.name }));
  if (chosen.data && !options.some((option) => option.value === chosen.data.id))
    options.unshift({ value: chosen.data.id, label: chosen.data.name });
  return (
    <Select
      searchable
      clearable
      placeholder="Any customer"
      nothingFoundMessage={found.isFetching ? "Searching …" : "No such customer"}
      filter={({ options: all }) => all}
      clearButtonProps={{ "aria-label": "Clear the customer" }}
      {...select}
      data={options}
      value={chosen.data?.id ?? value}
      onChange={onChange}
      searchValue={search}
      onSearchChange={setSearch}
    />
  );
}
