import { ActionIcon, Button, Group, Stack, Text, Textarea, VisuallyHidden } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { IconNote, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import {
  customerNoteAddMutation,
  customerNoteDeleteMutation,
  customerNoteListInfiniteOptions,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { CustomerNote } from "../../../api/generated/index.js";
import { isProblem } from "../../../api/problem.js";
import { useCan } from "../../../session/session.js";
import { Confirm } from "../../../ui/confirm.js";
import { DataTable } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { hasField } from "../../../ui/problem-fields.js";
import { Section } from "../../../ui/section.js";
import { UnsavedGuard } from "../../../ui/unsaved-guard.js";
import { useList } from "../../../ui/use-list.js";
import type { Customer } from "../customer.js";

/** What colleagues should know of the customer; it never sees them. */
export function NotesTab({ customer }: { customer: Customer }): React.ReactNode {
  const mayWrite = useCan("customers:write");
  const list = useList(
    customerNoteListInfiniteOptions({ path: { customer: customer.id }, query: { limit: 100 } }),
  );
  const [removed, setRemoved] = useState<CustomerNote | null>(null);
  const remove = useMutation(customerNoteDeleteMutation());
  return (
    <Stack gap="md">
      {mayWrite && <AddNote customer={customer} />}
      <Section flush title="Notes">
        <DataTable
          label="Notes"
          {...list}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "text",
              header: "Note",
              cell: ({ text }) => (
                <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                  {text}
                </Text>
              ),
            },
            {
              key: "author",
              header: "By",
              width: 150,
              wideOnly: true,
              cell: ({ author }) => author.name ?? "–",
            },
            {
              key: "at",
              header: "When",
              width: 180,
              cell: ({ createdAt }) => <Instant at={createdAt} timeZone={customer.timeZone} />,
            },
            {
              key: "remove",
              header: <VisuallyHidden>Actions</VisuallyHidden>,
              width: 48,
              align: "right",
              cell: (note) =>
                mayWrite && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label="Remove the note"
                    onClick={() => setRemoved(note)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                ),
            },
          ]}
          empty={
            <EmptyState icon={IconNote} title="No notes">
              What was agreed, whom to call, why a refund was given: colleagues read it here, the customer
              does not.
            </EmptyState>
          }
        />
      </Section>
      <Confirm
        opened={removed !== null}
        onClose={() => setRemoved(null)}
        title="Remove the note?"
        verb="Remove"
        harmful
        onConfirm={async () => {
          if (removed) await remove.mutateAsync({ path: { customer: customer.id, id: removed.id } });
        }}
      >
        It is gone for everybody: “{removed?.text.slice(0, 120)}”
      </Confirm>
    </Stack>
  );
}

function AddNote({ customer }: { customer: Customer }): React.ReactNode {
  const form = useForm({
    initialValues: { text: "" },
    validate: { text: (text) => (text.trim() ? null : "Write something.") },
  });
  const add = useMutation({
    ...customerNoteAddMutation(),
    onSuccess: () => form.reset(),
    onError: (problem) => {
      if (isProblem(problem)) form.setErrors(problem.byField);
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ text }) =>
        add.mutate({ path: { customer: customer.id }, body: { text: text.trim() } }),
      )}
    >
      <UnsavedGuard isDirty={form.isDirty() && !add.isPending} what="the note" />
      <Stack gap="xs">
        <Textarea label="New note" autosize minRows={2} maxRows={10} {...form.getInputProps("text")} />
        {add.error && <ProblemAlert error={add.error} isAtField={hasField(form.values)} />}
        <Group>
          <Button type="submit" size="xs" loading={add.isPending}>
            Add note
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
