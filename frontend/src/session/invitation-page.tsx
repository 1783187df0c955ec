import { Button, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { invitationsAcceptMutation } from "../api/generated/@tanstack/react-query.gen.js";
import { invitationsPreview } from "../api/generated/index.js";
import { isProblem } from "../api/problem.js";
import { PasswordField } from "../ui/password-field.js";
import { ProblemAlert } from "../ui/problem-alert.js";
import { toastDone } from "../ui/toasts.js";
import { Entrance } from "./entrance.js";
import { useHashToken } from "./hash-token.js";
import { useSignIn } from "./use-sign-in.js";

export function InvitationPage(): React.ReactNode {
  const token = useHashToken() ?? "";
  const preview = useQuery({
    queryKey: ["invitation", token],
    queryFn: async () => (await invitationsPreview({ body: { token }, throwOnError: true })).data,
    // Accepting it ends it: read again after that, the page would say that there is no such invitation.
    staleTime: "static",
  });
  const signIn = useSignIn("/", preview.data?.organisation);
  const hasAccount = preview.data?.hasAccount ?? false;
  const form = useForm({
    initialValues: { name: "", password: "" },
    validate: {
      name: (name) => (hasAccount || name.trim() ? null : "Give your name, as colleagues see it."),
      password: (password) =>
        hasAccount
          ? password
            ? null
            : "Give your password."
          : password.length >= 12
            ? null
            : "Give at least 12 characters.",
    },
  });
  const accept = useMutation({
    ...invitationsAcceptMutation(),
    onSuccess: ({ email }, { body }) => {
      toastDone(`Welcome to ${preview.data?.organisation ?? "Atlas"}`);
      signIn.mutate({ email, password: body.password });
    },
    onError: (problem) => {
      if (isProblem(problem)) form.setErrors(problem.byField);
    },
  });
  const submit = ({ name, password }: typeof form.values): void =>
    accept.mutate({ body: { token, password, ...(name.trim() ? { name: name.trim() } : {}) } });
  return (
    <Entrance title="You are invited">
      {preview.error ? (
        <ProblemAlert error={preview.error} />
      ) : !preview.data ? (
        <Skeleton height={160} />
      ) : (
        <form noValidate onSubmit={form.onSubmit(submit)}>
          <Stack>
            <Text size="sm">
              {preview.data.organisation} invites {preview.data.email} as {preview.data.role}.
            </Text>
            {accept.error && <ProblemAlert error={accept.error} />}
            {signIn.error && <ProblemAlert error={signIn.error} />}
            {!preview.data.hasAccount && (
              <TextInput label="Your name" autoComplete="name" {...form.getInputProps("name")} />
            )}
            <PasswordField
              label={preview.data.hasAccount ? "Your password" : "Choose a password"}
              {...(preview.data.hasAccount ? {} : { description: "At least 12 characters." })}
              autoComplete={preview.data.hasAccount ? "current-password" : "new-password"}
              {...form.getInputProps("password")}
            />
            <Button type="submit" loading={accept.isPending || signIn.isPending}>
              Accept
            </Button>
          </Stack>
        </form>
      )}
    </Entrance>
  );
}
