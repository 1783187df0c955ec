import { Alert, Button, Group, JsonInput, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { exactJson } from "../../api/exact-json.js";
import { exactly } from "../../api/exactly.js";
import {
  quarantineReadOptions,
  quarantineReplayMutation,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { useCan } from "../../session/session.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { remedyWords } from "../../ui/remedy-words.js";
import { toastDone } from "../../ui/toasts.js";
import { useGuardedClose } from "../../ui/use-guarded-close.js";
import { correctionOf, editableText } from "./correction.js";
import { DiscardEvent } from "./discard-event.js";
import { JsonView } from "./json-view.js";
import type { Quarantined } from "./kept-aside.js";

/** One event in quarantine: why it does not count, its JSON to correct and send through again, or to discard. */
export function RepairEvent({ id, onClose }: { id: string; onClose: () => void }): React.ReactNode {
  const { data, error } = useQuery({
    ...exactly(quarantineReadOptions({ path: { id } })),
    // What is being edited must not change under the hands.
    staleTime: Infinity,
  });
  const [isDirty, setDirty] = useState(false);
  const title = "Event in quarantine";
  const guarded = useGuardedClose(isDirty, title, onClose);
  return (
    <Modal
      opened
      onClose={guarded.close}
      closeOnEscape={!guarded.isAsking}
      closeOnClickOutside={!isDirty}
      size="lg"
      title={<Text fw={600}>{title}</Text>}
    >
      {error ? (
        <ProblemAlert error={error} />
      ) : !data ? (
        <Skeleton height={240} />
      ) : (
        <Repair item={data} onDone={onClose} onCancel={guarded.close} onDirty={setDirty} />
      )}
      {guarded.question}
    </Modal>
  );
}

type RepairProps = {
  item: Quarantined;
  onDone: () => void;
  onCancel: () => void;
  /** Tells whether something was typed that is not sent. */
  onDirty: (isDirty: boolean) => void;
};

function Repair({ item, onDone, onCancel, onDirty }: RepairProps): React.ReactNode {
  const canWrite = useCan("events:write") && item.status === "waiting";
  const [text, setText] = useState(() => editableText(item.event));
  const [problems, setProblems] = useState(item.problems);
  const [isDiscarding, setDiscarding] = useState(false);
  const correction = correctionOf(item.event, text);
  const replay = useMutation({
    ...quarantineReplayMutation({ bodySerializer: (body) => exactJson(body) }),
    onSuccess: (after) => {
      if (after.status === "replayed") {
        toastDone(
          `Event ${after.event.id} counts now`,
          "If its period is closed, the next invoice corrects it.",
        );
        onDone();
      } else {
        setProblems(after.problems);
        onDirty(true);
      }
    },
    onError: () => onDirty(true),
  });
  const send = (): void => {
    if ("error" in correction) return;
    const { event } = correction;
    // What is sent is not lost when the dialog closes over it.
    onDirty(false);
    replay.mutate({ path: { id: item.id }, body: Object.keys(event).length > 0 ? { event } : {} });
  };
  return (
    <Stack gap="md">
      {problems.map(({ code, title, field, cause, remedy }) => (
        <Alert key={`${code} ${field}`} color="yellow" title={title}>
          <Text size="sm">{cause}</Text>
          <Text size="sm">{remedyWords({ code, remedy })}</Text>
        </Alert>
      ))}
      {replay.error && <ProblemAlert error={replay.error} />}
      {canWrite ? (
        <JsonInput
          label={`Event ${item.event.id}`}
          description="Correct it here. Its id stays, so that it can never count twice."
          autosize
          minRows={8}
          maxRows={20}
          value={text}
          onChange={(typed) => {
            setText(typed);
            onDirty(typed !== editableText(item.event));
          }}
          error={"error" in correction ? correction.error : undefined}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        />
      ) : (
        <JsonView value={item.event} label={`Event ${item.event.id}`} />
      )}
      {item.sent && (
        <>
          <Text size="sm" fw={500}>
            As it was sent
          </Text>
          <JsonView value={item.sent} label="As it was sent" />
        </>
      )}
      {canWrite && (
        <Group justify="space-between" gap="xs">
          <Button
            variant="default"
            onClick={() => {
              onDirty(false);
              setDiscarding(true);
            }}
          >
            Discard …
          </Button>
          <Group gap="xs">
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
            <Button loading={replay.isPending} disabled={"error" in correction} onClick={send}>
              {"event" in correction && Object.keys(correction.event).length > 0
                ? "Correct and count"
                : "Try again as it is"}
            </Button>
          </Group>
        </Group>
      )}
      {isDiscarding && <DiscardEvent item={item} onClose={() => setDiscarding(false)} onDiscarded={onDone} />}
    </Stack>
  );
}
