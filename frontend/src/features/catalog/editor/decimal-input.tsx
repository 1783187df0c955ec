import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { readDecimal } from "./decimal-text.js";

type DecimalInputProps = Omit<TextInputProps, "value" | "onChange"> & {
  value: string;
  /** The number in the API's form; what is no number yet comes as it was typed. */
  onChange: (value: string) => void;
};

/** A field for an exact decimal. Kept as text; a decimal comma becomes a point when the field is left. */
export function DecimalInput({ value, onChange, error, ...props }: DecimalInputProps): React.ReactNode {
  const [hint, setHint] = useState<string | null>(null);
  const tidy = (): void => {
    const read = value.trim() === "" ? { value: "" } : readDecimal(value);
    if ("error" in read) setHint(read.error);
    else if (read.value !== value) onChange(read.value);
  };
  return (
    <TextInput
      {...props}
      inputMode="decimal"
      autoComplete="off"
      value={value}
      error={hint ?? error}
      onChange={(event) => {
        setHint(null);
        onChange(event.currentTarget.value);
      }}
      onBlur={tidy}
    />
  );
}
