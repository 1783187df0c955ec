import { Button } from "@mantine/core";
import { IconPlayerTrackNext } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { quarantineReplayManyMutation } from "../../api/generated/@tanstack/react-query.gen.js";
import { Confirm } from "../../ui/confirm.js";
import { toastDone } from "../../ui/toasts.js";

/** Tries everything that waits once more, as after a customer was created. */
export function ReplayAll({ code }: { code: string | undefined }): React.ReactNode {
  const [isOpen, setOpen] = useState(false);
  const replay = useMutation(quarantineReplayManyMutation());
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerTrackNext size={14} />}
        onClick={() => setOpen(true)}
      >
        Try all again
      </Button>
      <Confirm
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Try all of them again?"
        verb="Try all again"
        onConfirm={async () => {
          const { replayed, waiting } = await replay.mutateAsync({ body: code ? { code } : {} });
          toastDone(
            `${replayed} ${replayed === 1 ? "event counts" : "events count"} now`,
            waiting > 0 ? `${waiting} still cannot be counted.` : undefined,
          );
        }}
      >
        Each event {code ? "with this reason" : "in quarantine"} is judged anew as it was sent. Those that can
        be counted are billed; where their period is closed, the next invoice corrects it. The others stay
        here. At most 5,000 are tried at once.
      </Confirm>
    </>
  );
}
