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
import { toastDone } from "../../ui/toasts.js";
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
  return (
    <Modal opened onClose={onClose} size="lg" title={<Text fw={600}>Event in quarantine</Text>}>
      {error ? (
        <ProblemAlert error={error} />
      ) : !data ? (
        <Skeleton height={240} />
      ) : (
        <Repair item={data} onClose={onClose} />
      )}
    </Modal>
  );
}

function Repair({ item, onClose }: { item: Quarantined; onClose: () => void }): React.ReactNode {
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
        onClose();
      } else setProblems(after.problems);
    },
  });
  const send = (): void => {
    if ("error" in correction) return;
    const { event } = correction;
    replay.mutate({ path: { id: item.id }, body: Object.keys(event).length > 0 ? { event } : {} });
  };
  return (
    <Stack gap="md">
      {problems.map(({ code, title, field, cause, remedy }) => (
        <Alert key={`${code} ${field}`} color="yellow" title={title}>
          <Text size="sm">{cause}</Text>
          <Text size="sm">{remedy}</Text>
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
          onChange={setText}
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
          <Button variant="default" onClick={() => setDiscarding(true)}>
            Discard …
          </Button>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
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
      {isDiscarding && (
        <DiscardEvent item={item} onClose={() => setDiscarding(false)} onDiscarded={onClose} />
      )}
    </Stack>
  );
}
