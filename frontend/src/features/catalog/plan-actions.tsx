import { ActionIcon, Menu } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "@tanstack/react-query";
import {
  planArchiveMutation,
  planDeleteMutation,
  planRestoreMutation,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { useCan } from "../../session/session.js";
import { Confirm } from "../../ui/confirm.js";
import { toastDone, toastProblem } from "../../ui/toasts.js";
import type { Plan } from "./catalog-types.js";
import { RenamePlan } from "./rename-plan.js";

/** What can be done to a plan as a whole. */
export function PlanActions({ plan }: { plan: Plan }): React.ReactNode {
  const { id: env } = useEnvironment();
  const canWrite = useCan("catalog:write");
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"rename" | "archive" | "delete" | null>(null);
  const close = (): void => setDialog(null);
  const path = { plan: plan.key };
  const archive = useMutation(planArchiveMutation());
  const restore = useMutation({
    ...planRestoreMutation(),
    onSuccess: () => toastDone(`${plan.name} is in use again`),
    onError: toastProblem,
  });
  const remove = useMutation(planDeleteMutation());
  if (!canWrite) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label="Actions of the plan">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog("rename")}>
            Rename
          </Menu.Item>
          {plan.archivedAt ? (
            <Menu.Item leftSection={<IconArchiveOff size={16} />} onClick={() => restore.mutate({ path })}>
              Restore
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => setDialog("archive")}>
              Archive
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setDialog("delete")}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === "rename" && <RenamePlan plan={plan} onClose={close} />}
      <Confirm
        opened={dialog === "archive"}
        onClose={close}
        title={`Archive ${plan.name}?`}
        verb="Archive"
        onConfirm={async () => {
          await archive.mutateAsync({ path });
          toastDone(`${plan.name} is archived`);
        }}
      >
        Nobody can subscribe to it any more, and lists leave it out. Those who are on it stay and are billed
        as before. It can be restored.
      </Confirm>
      <Confirm
        opened={dialog === "delete"}
        onClose={close}
        title={`Delete ${plan.name}?`}
        verb="Delete the plan"
        harmful
        onConfirm={async () => {
          await remove.mutateAsync({ path });
          toastDone(`${plan.name} is deleted`);
          await navigate({ to: "/$env/catalog", params: { env } });
        }}
      >
        The plan and its versions go for good. That works only while nobody ever subscribed to it; else
        archive it.
      </Confirm>
    </>
  );
}
