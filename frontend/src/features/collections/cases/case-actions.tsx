import { Button, Group } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  collectionCasePauseMutation,
  collectionCaseResumeMutation,
  collectionCaseRetryMutation,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { CollectionCase } from "../../../api/generated/index.js";
import { useEnvironment } from "../../../session/environments.js";
import { useCan } from "../../../session/session.js";
import { Confirm } from "../../../ui/confirm.js";
import { formatAmount } from "../../../ui/format.js";
import { AnchorLink } from "../../../ui/links.js";
import { toastDone, toastProblem } from "../../../ui/toasts.js";

/** Charge now, pause, go on. */
export function CaseActions({ found }: { found: CollectionCase }): React.ReactNode {
  const canSteer = useCan("collections:write");
  const [asked, setAsked] = useState<"retry" | "pause" | null>(null);
  const { id: env } = useEnvironment();
  const told = (title: string): void =>
    toastDone(
      title,
      <AnchorLink to="/$env/invoices/$invoice" params={{ env, invoice: found.invoiceId }} size="sm">
        {found.invoiceNumber} of {found.customerName}
      </AnchorLink>,
    );
  const retry = useMutation(collectionCaseRetryMutation());
  const pause = useMutation(collectionCasePauseMutation());
  const resume = useMutation({
    ...collectionCaseResumeMutation(),
    onSuccess: () => told("The collection goes on"),
    onError: toastProblem,
  });
  if (!canSteer) return null;
  const path = { id: found.id };
  const due = formatAmount(found.amountDue, found.currency);
  return (
    <Group gap="xs">
      <Button onClick={() => setAsked("retry")}>Retry now</Button>
      {found.status === "paused" ? (
        <Button variant="default" loading={resume.isPending} onClick={() => resume.mutate({ path })}>
          Resume
        </Button>
      ) : (
        <Button variant="default" onClick={() => setAsked("pause")}>
          Pause
        </Button>
      )}
      <Confirm
        opened={asked === "retry"}
        onClose={() => setAsked(null)}
        title={`Charge ${due} now?`}
        verb={`Charge ${due}`}
        onConfirm={async () => {
          await retry.mutateAsync({ path });
          told(`${due} is charged now`);
        }}
      >
        The default card of {found.customerName} is charged {due} at once. If it declines, the ladder goes on
        as before.
      </Confirm>
      <Confirm
        opened={asked === "pause"}
        onClose={() => setAsked(null)}
        title="Pause this collection?"
        verb="Pause"
        onConfirm={async () => {
          await pause.mutateAsync({ path });
          told("The collection is paused");
        }}
      >
        {due} stays open. No card is charged and no mail is sent until a person resumes it.
      </Confirm>
    </Group>
  );
}
