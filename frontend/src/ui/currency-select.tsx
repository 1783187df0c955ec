import { Select } from "@mantine/core";

type CurrencySelectProps = {
  /** Those that amounts are in; nothing is drawn where there is no choice. */
  currencies: readonly string[] | undefined;
  value: string | null | undefined;
  onChange: (currency: string) => void;
};

/** Which currency a page's amounts are in: sums of two would mean nothing. */
export function CurrencySelect({ currencies, value, onChange }: CurrencySelectProps): React.ReactNode {
  if (!currencies || currencies.length < 2) return null;
  return (
    <Select
      aria-label="Currency of the amounts"
      size="xs"
      w={90}
      allowDeselect={false}
      data={currencies}
      value={value ?? null}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  );
}
