import { ActionIcon, Button, Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconArchive, IconArchiveOff, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import {
  customerArchiveMutation,
  customerDeleteMutation,
  customerRestoreMutation,
} from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { useCan } from "../../session/session.js";
import { Confirm } from "../../ui/confirm.js";
import { AnchorLink } from "../../ui/links.js";
import { toastDone, toastProblem } from "../../ui/toasts.js";
import type { Customer } from "./customer.js";

type CustomerActionsProps = { customer: Customer; onEdit: () => void };

/** What can be done with a customer as a whole. */
export function CustomerActions({ customer, onEdit }: CustomerActionsProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const [asks, setAsks] = useState<"archive" | "delete" | null>(null);
  const archive = useMutation(customerArchiveMutation());
  const restore = useMutation({ ...customerRestoreMutation(), onError: toastProblem });
  const remove = useMutation(customerDeleteMutation());
  const path = { customer: customer.id };
  const isArchived = customer.archivedAt !== null;
  if (!useCan("customers:write")) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
        Edit
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More actions">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {isArchived ? (
            <Menu.Item
              leftSection={<IconArchiveOff size={16} />}
              onClick={() =>
                restore.mutate({ path }, { onSuccess: () => toastDone(`${customer.name} is back`) })
              }
            >
              Restore
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconArchive size={16} />} onClick={() => setAsks("archive")}>
              Archive
            </Menu.Item>
          )}
          <Menu.Item color="red.8" leftSection={<IconTrash size={16} />} onClick={() => setAsks("delete")}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asks === "archive"}
        onClose={() => setAsks(null)}
        title={`Archive ${customer.name}?`}
        verb="Archive"
        onConfirm={async () => {
          await archive.mutateAsync({ path });
          toastDone(
            `${customer.name} is archived`,
            <AnchorLink to="/$env/customers" params={{ env }} search={{ archived: "only" }} size="sm">
              Archived customers
            </AnchorLink>,
          );
        }}
      >
        It leaves the list, and no new subscription can be made for it. Its subscriptions go on until they are
        cancelled, and its invoices stay. It can be restored.
      </Confirm>
      <Confirm
        opened={asks === "delete"}
        onClose={() => setAsks(null)}
        title={`Delete ${customer.name}?`}
        verb="Delete"
        harmful
        onConfirm={async () => {
          await remove.mutateAsync({ path });
          toastDone(`${customer.name} is deleted`);
          void navigate({ to: "/$env/customers", params: { env } });
        }}
      >
        This cannot be undone. Only a customer that nothing uses can be deleted: with a subscription, an
        invoice or usage it has to be archived instead.
      </Confirm>
    </>
  );
}
