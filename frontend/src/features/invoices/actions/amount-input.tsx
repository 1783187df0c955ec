import { TextInput, type TextInputProps } from "@mantine/core";

/** A decimal text, such as `12.50`; never a number of the browser's. */
export const isAmount = (text: string): boolean => /^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/.test(text.trim());
export const isPositiveAmount = (text: string): boolean =>
  isAmount(text) && !text.trim().startsWith("-") && /[1-9]/.test(text);

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
