import { Button, Group, Modal, SimpleGrid, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { exactly } from "../../api/exactly.js";
import {
  conflictReadOptions,
  conflictSettleMutation,
  customerReadOptions,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { useCan } from "../../session/session.js";
import { FormDialog } from "../../ui/form-dialog.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { toastDone } from "../../ui/toasts.js";
import type { Conflict } from "./kept-aside.js";
import { JsonView } from "./json-view.js";
import { differingFields } from "./payload-difference.js";

/** Both payloads of one id, side by side, and the choice between them. */
export function SettleConflict({ id, onClose }: { id: string; onClose: () => void }): React.ReactNode {
  const { data, error } = useQuery(exactly(conflictReadOptions({ path: { id } })));
  return (
    <Modal opened onClose={onClose} size="xl" title={<Text fw={600}>One id, two payloads</Text>}>
      {error ? (
        <ProblemAlert error={error} />
      ) : !data ? (
        <Skeleton height={240} />
      ) : (
        <Sides conflict={data} onClose={onClose} />
      )}
    </Modal>
  );
}

const CHOICES = {
  first: {
    title: "Keep the first?",
    verb: "Keep the first",
    says: "What counts today goes on counting. The second payload is kept as a record, and never billed.",
  },
  second: {
    title: "Take the second?",
    verb: "Take the second",
    says: "The second payload takes the place of the first, as an amendment. Usage changes; where the period is closed, the next invoice corrects it.",
  },
} as const;

function Sides({ conflict, onClose }: { conflict: Conflict; onClose: () => void }): React.ReactNode {
  const canWrite = useCan("events:write") && conflict.status === "open";
  const [keep, setKeep] = useState<"first" | "second" | null>(null);
  const form = useForm({ initialValues: { reason: "" } });
  const settle = useMutation(conflictSettleMutation());
  const differing = differingFields(conflict.first, conflict.second);
  // The second payload may name its customer by an external id.
  const named = useQuery(customerReadOptions({ path: { customer: conflict.second.customer } }));
  const isSame = named.data?.id === conflict.first?.customer;
  if (conflict.first && named.isFetched && !isSame && !differing.includes("customer"))
    differing.unshift("customer");
  const choice = CHOICES[keep ?? "first"];
  return (
    <Stack gap="md">
      <Text size="sm">
        Event {conflict.event}
        {differing.length > 0 && <> differs in {differing.join(", ")}</>}.
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Stack gap="xs" justify="space-between">
          <Text size="sm" fw={600}>
            First, which counts
          </Text>
          {conflict.first ? (
            <JsonView value={conflict.first} label="First payload" />
          ) : (
            <Text size="sm" c="dimmed">
              It is in quarantine itself.
            </Text>
          )}
          {canWrite && (
            <Button variant="default" onClick={() => setKeep("first")}>
              Keep the first
            </Button>
          )}
        </Stack>
        <Stack gap="xs" justify="space-between">
          <Text size="sm" fw={600}>
            Second, sent later
          </Text>
          <JsonView value={conflict.second} label="Second payload" />
          {canWrite && (
            <Button variant="default" onClick={() => setKeep("second")}>
              Take the second
            </Button>
          )}
        </Stack>
      </SimpleGrid>
      <Group justify="flex-end">
        <Button variant="subtle" color="gray" onClick={onClose}>
          Close
        </Button>
      </Group>
      <FormDialog
        opened={keep !== null}
        onClose={() => setKeep(null)}
        title={choice.title}
        verb={choice.verb}
        form={form}
        onSubmit={async ({ reason }) => {
          await settle.mutateAsync({
            path: { id: conflict.id },
            body: { keep: keep ?? "first", ...(reason.trim() ? { reason: reason.trim() } : {}) },
          });
          toastDone(`The conflict of ${conflict.event} is settled`);
          onClose();
        }}
      >
        <Text size="sm">{choice.says} This cannot be taken back.</Text>
        <TextInput
          label="Reason"
          description="For the history; may be left out."
          {...form.getInputProps("reason")}
        />
      </FormDialog>
    </Stack>
  );
}
