import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { analyticsCollectionsOptions } from "../api/generated/@tanstack/react-query.gen.js";

type CurrencyFilterProps = {
  value: string | undefined;
  onChange: (currency: string | undefined) => void;
};

/** A list's filter. Drawn where customers are billed in several currencies, or one was asked for. */
export function CurrencyFilter({ value, onChange }: CurrencyFilterProps): React.ReactNode {
  const { data } = useQuery(analyticsCollectionsOptions());
  const currencies = data?.currencies ?? [];
  if (value === undefined && currencies.length < 2) return null;
  return (
    <Select
      aria-label="Currency"
      placeholder="Any currency"
      w={{ base: "100%", xs: 130 }}
      clearable
      clearButtonProps={{ "aria-label": "Any currency" }}
      data={value !== undefined && !currencies.includes(value) ? [...currencies, value] : currencies}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
