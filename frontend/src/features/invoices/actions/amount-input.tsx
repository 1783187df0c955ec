import { TextInput, type TextInputProps } from "@mantine/core";

/** A field for an amount in one currency. */
export function AmountInput({
  currency,
  ...props
}: Omit<TextInputProps, "rightSection" | "inputMode"> & { currency: string }): React.ReactNode {
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span style={{ fontSize: "var(--mantine-font-size-xs)" }}>{currency}</span>}
      rightSectionWidth={52}
      rightSectionPointerEvents="none"
      {...props}
    />
  );
}
