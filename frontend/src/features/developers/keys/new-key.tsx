import {
  Alert,
  Button,
  Code,
  CopyButton,
  Group,
  Modal,
  MultiSelect,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { apiKeysCreateMutation } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { ApiKey } from "../../../api/generated/index.js";
import { isProblem } from "../../../api/problem.js";
import { useEnvironment } from "../../../session/environments.js";
import { useSession } from "../../../session/session.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { hasField } from "../../../ui/problem-fields.js";
import { UnsavedGuard } from "../../../ui/unsaved-guard.js";
import { useGuardedClose } from "../../../ui/use-guarded-close.js";

type Scope = ApiKey["scopes"][number];
type Values = { name: string; scopes: Scope[] };

/** Makes a key and shows it, this one time. */
export function NewKey({ onClose }: { onClose: () => void }): React.ReactNode {
  const { id: environment, name } = useEnvironment();
  const { scopes } = useSession();
  const form = useForm<Values>({
    initialValues: { name: "", scopes: ["events:write", "usage:read"] },
    validate: {
      name: (value) => (value.trim() ? null : "Give a name that says who uses it, such as ingest server."),
      scopes: (value) => (value.length > 0 ? null : "Choose what the key may do."),
    },
  });
  const create = useMutation({
    ...apiKeysCreateMutation(),
    onError: (problem) => {
      if (isProblem(problem)) form.setErrors(problem.byField);
    },
  });
  // A key that was made is shown this once: only its own button ends that.
  const isShown = create.data !== undefined;
  const title = `New API key of ${name}`;
  const guarded = useGuardedClose(form.isDirty() && !isShown && !create.isPending, title, onClose);
  return (
    <Modal
      opened
      onClose={guarded.close}
      closeOnClickOutside={false}
      closeOnEscape={!isShown && !guarded.isAsking}
      withCloseButton={!isShown}
      closeButtonProps={{ "aria-label": "Close" }}
      title={<Text fw={600}>{title}</Text>}
    >
      {create.data ? (
        <ShownOnce secret={create.data.key} onClose={onClose} />
      ) : (
        <form
          noValidate
          onSubmit={form.onSubmit((values) => create.mutate({ body: { environment, ...values } }))}
        >
          <Stack>
            <TextInput label="Name" data-autofocus {...form.getInputProps("name")} />
            <MultiSelect
              label="Scopes"
              description="What it may do; at most what you may."
              searchable
              data={scopes.filter((scope) => !scope.startsWith("members:"))}
              {...form.getInputProps("scopes")}
            />
            {create.error && <ProblemAlert error={create.error} isAtField={hasField(form.values)} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={guarded.close}>
                Cancel
              </Button>
              <Button type="submit" loading={create.isPending}>
                Make the key
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      {guarded.question}
      <UnsavedGuard isDirty={isShown} what="the key, which is shown only now," leaving="address" />
    </Modal>
  );
}

function ShownOnce({ secret, onClose }: { secret: string; onClose: () => void }): React.ReactNode {
  return (
    <Stack>
      <Alert color="yellow" title="Copy it now">
        Only its hash is stored: it cannot be shown again.
      </Alert>
      <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
        {secret}
      </Code>
      <Group justify="flex-end" gap="xs">
        <CopyButton value={secret}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? "Copied" : "Copy the key"}</Button>}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          I have stored it
        </Button>
      </Group>
    </Stack>
  );
}
