import { Button } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import {
  invitationsListInfiniteOptions,
  invitationsRevokeMutation,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { Invitation } from "../../../api/generated/index.js";
import { useCan } from "../../../session/session.js";
import { DataTable, type Column } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { Section } from "../../../ui/section.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { toastDone, toastProblem } from "../../../ui/toasts.js";
import { useList } from "../../../ui/use-list.js";

export function Invitations(): React.ReactNode {
  const mayWrite = useCan("members:write");
  const list = useList(invitationsListInfiniteOptions({ query: { limit: 50 } }));
  const revoke = useMutation({
    ...invitationsRevokeMutation(),
    onSuccess: () => toastDone("Invitation withdrawn", "Its link works no more."),
    onError: toastProblem,
  });
  const columns: Column<Invitation>[] = [
    { key: "email", header: "Email", cell: ({ email }) => email },
    { key: "role", header: "Role", cell: ({ role }) => role },
    { key: "status", header: "State", cell: ({ status }) => <StatusBadge status={status} /> },
    {
      key: "until",
      header: "Works until",
      wideOnly: true,
      cell: ({ expiresAt }) => <Instant at={expiresAt} />,
    },
    {
      key: "revoke",
      header: "",
      align: "right",
      cell: ({ id, status }) =>
        mayWrite &&
        status === "open" && (
          <Button size="compact-xs" variant="default" onClick={() => revoke.mutate({ path: { id } })}>
            Withdraw
          </Button>
        ),
    },
  ];
  return (
    <Section title="Invitations" flush>
      <DataTable
        label="Invitations"
        {...list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconMail} title="Nobody is invited">
            An invitation is a mail with a link that works once.
          </EmptyState>
        }
      />
    </Section>
  );
}
