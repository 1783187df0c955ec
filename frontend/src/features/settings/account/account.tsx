import { Button, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { passwordChangeMutation } from "../../../api/generated/@tanstack/react-query.gen.js";
import { isProblem } from "../../../api/problem.js";
import { useSession } from "../../../session/session.js";
import { Facts } from "../../../ui/facts.js";
import { PasswordField } from "../../../ui/password-field.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { hasField } from "../../../ui/problem-fields.js";
import { Section } from "../../../ui/section.js";
import { toastDone } from "../../../ui/toasts.js";
import { UnsavedGuard } from "../../../ui/unsaved-guard.js";
import { Sessions } from "./sessions.js";

/** What belongs to the person: name, password, open sessions. */
export function Account(): React.ReactNode {
  const { person } = useSession();
  return (
    <Stack>
      <Section title="You">
        <Facts
          columns={3}
          items={[
            ["Name", person.name],
            ["Email", person.email],
          ]}
        />
      </Section>
      <Section title="Password">
        <ChangePassword />
      </Section>
      <Sessions />
    </Stack>
  );
}

function ChangePassword(): React.ReactNode {
  const form = useForm({
    initialValues: { currentPassword: "", newPassword: "" },
    validate: {
      currentPassword: (value) => (value ? null : "Give the password that you have now."),
      newPassword: (value) => (value.length >= 12 ? null : "Give at least 12 characters."),
    },
  });
  const change = useMutation({
    ...passwordChangeMutation(),
    onSuccess: () => {
      form.reset();
      toastDone("Password changed", "Your other sessions were ended.");
    },
    onError: (problem) => {
      if (isProblem(problem)) form.setErrors(problem.byField);
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit((body) => change.mutate({ body }))}>
      <UnsavedGuard isDirty={form.isDirty() && !change.isPending} what="the password" />
      <Stack maw={420}>
        {change.error && <ProblemAlert error={change.error} isAtField={hasField(form.values)} />}
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          {...form.getInputProps("currentPassword")}
        />
        <PasswordField
          label="New password"
          description="At least 12 characters. Your other sessions end."
          autoComplete="new-password"
          {...form.getInputProps("newPassword")}
        />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: "flex-start" }}>
          Change the password
        </Button>
      </Stack>
    </form>
  );
}
