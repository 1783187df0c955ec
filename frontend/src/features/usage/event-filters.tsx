import { Autocomplete } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { analyticsEventTypesOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { CustomerPicker } from "../../ui/customer-picker.js";
import type { UsageSearch } from "./usage-search.js";

/** Changes what the address of the page says. */
export function useChangeSearch(): (part: UsageSearch) => void {
  const navigate = useNavigate({ from: "/$env/usage" });
  return (part) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
}

/** Which types and whose events are shown. */
export function EventFilters(): React.ReactNode {
  const { type, customer } = useSearch({ from: "/authenticated/$env/usage" });
  const change = useChangeSearch();
  const types = useQuery(analyticsEventTypesOptions());
  const choose = useDebouncedCallback((text: string) => change({ type: text.trim() || undefined }), 250);
  return (
    <>
      <Autocomplete
        label="Type"
        size="xs"
        placeholder="Any type"
        data={types.data?.data.map((one) => one.type) ?? []}
        defaultValue={type ?? ""}
        onChange={choose}
        clearable
        clearButtonProps={{ "aria-label": "Clear the type" }}
      />
      <CustomerPicker
        label="Customer"
        size="xs"
        value={customer ?? null}
        onChange={(chosen) => change({ customer: chosen ?? undefined })}
      />
    </>
  );
}
