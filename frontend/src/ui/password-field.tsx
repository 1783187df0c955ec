import { PasswordInput, type PasswordInputProps } from "@mantine/core";

/** A password, which can be looked at. The library's own field does not tell readers of the screen that it is wrong. */
export function PasswordField(props: PasswordInputProps): React.ReactNode {
  return (
    <PasswordInput
      aria-invalid={props.error ? true : undefined}
      visibilityToggleButtonProps={{ "aria-label": "Show the password" }}
      {...props}
    />
  );
}
