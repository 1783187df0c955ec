import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { planListOptions, planReadOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { PlanListResponse } from "../../../api/generated/index.js";

type Plan = Pick<PlanListResponse["data"][number], "key" | "name" | "latestVersion">;
type PlanPickerProps = Omit<SelectProps, "data" | "value" | "onChange" | "searchValue" | "onSearchChange"> & {
  /** The plan's key. */
  value?: string | null;
  onChange: (plan: string | null) => void;
  /** Only plans that somebody can be put on, in this currency where one is given. */
  sold?: { currency: string | null } | undefined;
};

/** Chooses one of any number of plans by typing a part of its name or key; of those that are sold it says version and currency. */
export function PlanPicker({ value = null, onChange, sold, ...select }: PlanPickerProps): React.ReactNode {
  const [search, setSearch] = useState("");
  const [typed] = useDebouncedValue(search, 200);
  const chosen = useQuery({ ...planReadOptions({ path: { plan: value ?? "" } }), enabled: value !== null });
  const label = ({ name, latestVersion }: Plan): string =>
    sold && latestVersion
      ? `${name} · version ${latestVersion.number}, ${latestVersion.currency} per ${latestVersion.interval.replace("_", " ")}`
      : name;
  // What is chosen stands in the field; it is not searched for.
  const wanted = chosen.data && typed === label(chosen.data) ? "" : typed.trim();
  const found = useQuery({
    ...planListOptions({
      query: {
        limit: 20,
        ...(wanted ? { search: wanted } : {}),
        ...(sold ? { sold: "true" as const, ...(sold.currency ? { currency: sold.currency } : {}) } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  const plans: Plan[] = [...(found.data?.data ?? [])];
  if (chosen.data && !plans.some(({ key }) => key === value)) plans.unshift(chosen.data);
  return (
    <Select
      searchable
      placeholder="Any plan"
      nothingFoundMessage={
        found.isFetching ? "Searching …" : sold ? "No such plan is sold in this currency" : "No such plan"
      }
      filter={({ options }) => options}
      clearButtonProps={{ "aria-label": "Clear the plan" }}
      {...select}
      data={plans.map((plan) => ({ value: plan.key, label: label(plan) }))}
      value={value}
      onChange={onChange}
      searchValue={search}
      onSearchChange={setSearch}
    />
  );
}
