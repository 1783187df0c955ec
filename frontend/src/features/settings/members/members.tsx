import { Button, Group, Select, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  membersChangeMutation,
  membersListInfiniteOptions,
  membersRemoveMutation,
} from "../../../api/generated/@tanstack/react-query.gen.js";
import type { Member } from "../../../api/generated/index.js";
import { useCan, useSession } from "../../../session/session.js";
import { Confirm } from "../../../ui/confirm.js";
import { DataTable, type Column } from "../../../ui/data-table.js";
import { Instant } from "../../../ui/instant.js";
import { Section } from "../../../ui/section.js";
import { toastDone, toastProblem } from "../../../ui/toasts.js";
import { useList } from "../../../ui/use-list.js";
import { Invitations } from "./invitations.js";
import { InviteMember } from "./invite-member.js";
import { isRole, roleOptions } from "./roles.js";

/** Who works in the organisation, in which role, and who is invited. */
export function Members(): React.ReactNode {
  const mayWrite = useCan("members:write");
  const { person } = useSession();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [isInviting, { open, close }] = useDisclosure(false);
  const list = useList(membersListInfiniteOptions({ query: { limit: 50 } }));
  const change = useMutation({
    ...membersChangeMutation(),
    onSuccess: ({ name, role }) => toastDone("Role changed", `${name} is ${role} now.`),
    onError: toastProblem,
  });
  const remove = useMutation(membersRemoveMutation());
  const columns: Column<Member>[] = [
    { key: "name", header: "Name", cell: ({ id, name }) => (id === person.id ? `${name} (you)` : name) },
    { key: "email", header: "Email", wideOnly: true, cell: ({ email }) => email },
    {
      key: "role",
      header: "Role",
      cell: ({ id, name, role }) =>
        mayWrite ? (
          <Select
            size="xs"
            w={120}
            aria-label={`Role of ${name}`}
            allowDeselect={false}
            data={roleOptions}
            value={role}
            onChange={(value) => isRole(value) && change.mutate({ path: { id }, body: { role: value } })}
          />
        ) : (
          role
        ),
    },
    {
      key: "joined",
      header: "Since",
      wideOnly: true,
      cell: ({ joinedAt }) => <Instant at={joinedAt} dayOnly />,
    },
    {
      key: "remove",
      header: "",
      align: "right",
      cell: (member) =>
        mayWrite &&
        member.id !== person.id && (
          <Button size="compact-xs" variant="default" onClick={() => setLeaving(member)}>
            Remove
          </Button>
        ),
    },
  ];
  return (
    <Stack>
      {mayWrite && (
        <Group>
          <Button onClick={open}>Invite a person</Button>
        </Group>
      )}
      <Section title="Members" flush>
        <DataTable label="Members" {...list} columns={columns} rowKey={({ id }) => id} empty={null} />
      </Section>
      <Invitations />
      <InviteMember opened={isInviting} onClose={close} />
      {leaving && (
        <Confirm
          opened
          harmful
          onClose={() => setLeaving(null)}
          title={`Remove ${leaving.name}?`}
          verb={`Remove ${leaving.name}`}
          onConfirm={() => remove.mutateAsync({ path: { id: leaving.id } })}
        >
          {leaving.email} is signed out everywhere at once and sees nothing of this organisation any more.
          What they did stays in the history.
        </Confirm>
      )}
    </Stack>
  );
}
