import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  customerListOptions,
  customerReadOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { CustomerReadResponse } from "../../../api/generated/index.js";

export type Customer = CustomerReadResponse;

type CustomerPickerProps = {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  label?: string;
  size?: string;
};

/** The customer of an id, once it is known. */
export function useCustomer(id: string | undefined): Customer | undefined {
  const found = useQuery({ ...customerReadOptions({ path: { customer: id ?? "" } }), enabled: Boolean(id) });
  return id ? found.data : undefined;
}

/** Finds a customer by name, address or id, as the server searches. */
export function CustomerPicker(props: CustomerPickerProps): React.ReactNode {
  const { value, onChange, label = "Customer", size = "xs" } = props;
  const [typed, setTyped] = useState("");
  const chosen = useCustomer(value);
  const [search] = useDebouncedValue(typed === chosen?.name ? "" : typed.trim(), 200);
  const { data } = useQuery({
    ...customerListOptions({ query: { limit: 20, ...(search ? { search } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const found = data?.data ?? [];
  const all = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select
      label={label}
      size={size}
      placeholder="Search customers"
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      // The server has searched already.
      filter={({ options }) => options}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      onSearchChange={setTyped}
      searchable
      clearable
      nothingFoundMessage="No such customer"
    />
  );
}
