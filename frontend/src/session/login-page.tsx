import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useSearch } from "@tanstack/react-router";
import { isProblem } from "../api/problem.js";
import { AnchorLink } from "../ui/links.js";
import { PasswordField } from "../ui/password-field.js";
import { ProblemAlert } from "../ui/problem-alert.js";
import { hasField } from "../ui/problem-fields.js";
import { Entrance } from "./entrance.js";
import { useSignIn } from "./use-sign-in.js";

export function LoginPage(): React.ReactNode {
  const { to } = useSearch({ from: "/login" });
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: {
      email: (value) =>
        /^\S+@\S+$/.test(value.trim()) ? null : "Give your email address, such as ada@example.com.",
      password: (value) => (value ? null : "Give your password."),
    },
  });
  const signIn = useSignIn(to ?? "/");
  const submit = (values: typeof form.values): void =>
    signIn.mutate(values, {
      onError: (problem) => {
        if (isProblem(problem)) form.setErrors(problem.byField);
      },
    });
  return (
    <Entrance title="Sign in">
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <Stack>
          {signIn.error && <ProblemAlert error={signIn.error} isAtField={hasField(form.values)} />}
          <TextInput
            label="Email"
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps("email")}
          />
          <PasswordField
            label="Password"
            autoComplete="current-password"
            {...form.getInputProps("password")}
          />
          <Button type="submit" loading={signIn.isPending} fullWidth>
            Sign in
          </Button>
          <AnchorLink
            to="/password-reset"
            state={(before) => ({ ...before, email: form.values.email.trim() })}
            size="sm"
            ta="center"
          >
            Forgot the password?
          </AnchorLink>
        </Stack>
      </form>
    </Entrance>
  );
}
