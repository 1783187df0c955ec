import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import {
  passwordCompleteMutation,
  passwordRequestMutation,
} from "../api/generated/@tanstack/react-query.gen.js";
import { isProblem } from "../api/problem.js";
import { AnchorLink } from "../ui/links.js";
import { PasswordField } from "../ui/password-field.js";
import { ProblemAlert } from "../ui/problem-alert.js";
import { hasField } from "../ui/problem-fields.js";
import { toastDone } from "../ui/toasts.js";
import { Entrance } from "./entrance.js";
import { useHashToken } from "./hash-token.js";

/** Without a token it asks for the mail, with the mail's token it sets the password. */
export function PasswordResetPage(): React.ReactNode {
  const token = useHashToken();
  return (
    <Entrance title="Choose a new password">
      {token ? <NewPassword token={token} /> : <AskForMail />}
    </Entrance>
  );
}

function AskForMail(): React.ReactNode {
  const ask = useMutation(passwordRequestMutation());
  const form = useForm({
    // What was typed at the login already; in the history, so that no address holds it.
    initialValues: { email: useLocation().state.email ?? "" },
    validate: { email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : "Give your email address.") },
  });
  if (ask.isSuccess) {
    return (
      <Text size="sm">
        If {form.values.email} has an account, a mail with a link is on its way. The link works for one hour.
      </Text>
    );
  }
  return (
    <form noValidate onSubmit={form.onSubmit((body) => ask.mutate({ body }))}>
      <Stack>
        {ask.error && <ProblemAlert error={ask.error} isAtField={hasField(form.values)} />}
        <TextInput label="Email" type="email" autoComplete="username" {...form.getInputProps("email")} />
        <Button type="submit" loading={ask.isPending}>
          Send me a link
        </Button>
        <AnchorLink to="/login" size="sm" ta="center">
          Back to sign in
        </AnchorLink>
      </Stack>
    </form>
  );
}

function NewPassword({ token }: { token: string }): React.ReactNode {
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { password: "" },
    validate: { password: (value) => (value.length >= 12 ? null : "Give at least 12 characters.") },
  });
  const complete = useMutation({
    ...passwordCompleteMutation(),
    onSuccess: () => {
      toastDone("The password is set", "Sign in with it.");
      void navigate({ to: "/login" });
    },
    onError: (problem) => {
      if (isProblem(problem)) form.setErrors(problem.byField);
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ password }) => complete.mutate({ body: { token, password } }))}
    >
      <Stack>
        {complete.error && <ProblemAlert error={complete.error} isAtField={hasField(form.values)} />}
        <PasswordField
          label="New password"
          description="At least 12 characters."
          autoComplete="new-password"
          {...form.getInputProps("password")}
        />
        <Button type="submit" loading={complete.isPending}>
          Set the password
        </Button>
      </Stack>
    </form>
  );
}
