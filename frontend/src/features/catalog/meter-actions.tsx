import { ActionIcon, Menu } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import {
  meterArchiveMutation,
  meterDeleteMutation,
  meterRestoreMutation,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { useCan } from "../../session/session.js";
import { Confirm } from "../../ui/confirm.js";
import { toastDone, toastProblem } from "../../ui/toasts.js";
import type { Meter } from "./catalog-types.js";
import { RenameMeter } from "./rename-meter.js";

/** What can be done to a meter. What it counts never changes. */
export function MeterActions({ meter }: { meter: Meter }): React.ReactNode {
  const { id: env } = useEnvironment();
  const canWrite = useCan("catalog:write");
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"rename" | "archive" | "delete" | null>(null);
  const close = (): void => setDialog(null);
  const path = { id: meter.id };
  const archive = useMutation(meterArchiveMutation());
  const restore = useMutation({
    ...meterRestoreMutation(),
    onSuccess: () => toastDone(`${meter.name} is in use again`),
    onError: toastProblem,
  });
  const remove = useMutation(meterDeleteMutation());
  if (!canWrite) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label="Actions of the meter">
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog("rename")}>
            Rename
          </Menu.Item>
          {meter.archivedAt ? (
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
      {dialog === "rename" && <RenameMeter meter={meter} onClose={close} />}
      <Confirm
        opened={dialog === "archive"}
        onClose={close}
        title={`Archive ${meter.name}?`}
        verb="Archive"
        onConfirm={async () => {
          await archive.mutateAsync({ path });
          toastDone(`${meter.name} is archived`);
        }}
      >
        New prices cannot use it, and lists leave it out. Prices that use it go on as before. It can be
        restored.
      </Confirm>
      <Confirm
        opened={dialog === "delete"}
        onClose={close}
        title={`Delete ${meter.name}?`}
        verb="Delete the meter"
        harmful
        onConfirm={async () => {
          await remove.mutateAsync({ path });
          toastDone(`${meter.name} is deleted`);
          await navigate({ to: "/$env/catalog", params: { env }, search: { tab: "meters" } });
        }}
      >
        The meter goes for good. That works only while no price uses it and nothing was counted; else archive
        it.
      </Confirm>
    </>
  );
}
