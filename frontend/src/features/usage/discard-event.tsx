import { Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { quarantineDiscardMutation } from "../../api/generated/@tanstack/react-query.gen.js";
import { FormDialog } from "../../ui/form-dialog.js";
import { toastDone } from "../../ui/toasts.js";
import type { Quarantined } from "./kept-aside.js";

type DiscardEventProps = { item: Quarantined; onClose: () => void; onDiscarded: () => void };

/** Settles that an event in quarantine is never counted. */
export function DiscardEvent({ item, onClose, onDiscarded }: DiscardEventProps): React.ReactNode {
  const form = useForm({
    initialValues: { reason: "" },
    validate: { reason: (reason) => (reason.trim() ? null : "Say why; the reason is kept with the event.") },
  });
  const discard = useMutation(quarantineDiscardMutation());
  return (
    <FormDialog
      opened
      onClose={onClose}
      onDone={onDiscarded}
      title="Discard the event?"
      verb="Discard for good"
      harmful
      form={form}
      onSubmit={async ({ reason }) => {
        await discard.mutateAsync({ path: { id: item.id }, body: { reason: reason.trim() } });
        toastDone(`Event ${item.event.id} is discarded`, "It is kept, and never counted.");
      }}
    >
      <Text size="sm">
        Event <b>{item.event.id}</b> is kept as it is, and never billed. This cannot be taken back.
      </Text>
      <TextInput label="Why will it not be counted?" data-autofocus {...form.getInputProps("reason")} />
    </FormDialog>
  );
}
