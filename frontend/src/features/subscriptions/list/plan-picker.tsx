import { Select, type SelectProps } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { planListOptions } from "../../../api/generated/@tanstack/react-query.gen.js";

type PlanPickerProps = Omit<SelectProps, "data" | "value" | "onChange"> & {
  /** The plan's key. */
  value?: string | null;
  onChange: (plan: string | null) => void;
  /** Only plans that somebody can be put on, in this currency where one is given. */
  sold?: { currency: string | null } | undefined;
};

/** Chooses a plan; of those that are sold it says the version and the currency. */
export function PlanPicker({ value = null, onChange, sold, ...select }: PlanPickerProps): React.ReactNode {
  const { data } = useQuery(planListOptions({ query: { limit: 100 } }));
  const plans = (data?.data ?? []).filter(
    ({ latestVersion }) =>
      !sold || (latestVersion && (sold.currency === null || sold.currency === latestVersion.currency)),
  );
  return (
    <Select
      searchable
      placeholder="Any plan"
      nothingFoundMessage={sold ? "No published plan in this currency" : "No such plan"}
      clearButtonProps={{ "aria-label": "Clear the plan" }}
      {...select}
      data={plans.map(({ key, name, latestVersion }) => ({
        value: key,
        label:
          sold && latestVersion
            ? `${name} · version ${latestVersion.number}, ${latestVersion.currency} per ${latestVersion.interval.replace("_", " ")}`
            : name,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
