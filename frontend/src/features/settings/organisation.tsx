import { Stack } from "@mantine/core";
import { auditListOfOrganisationInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { AuditEntry } from "../../api/generated/index.js";
import { useCan, useSession } from "../../session/session.js";
import { actorWords } from "../../ui/actor-words.js";
import { CopyId } from "../../ui/copy-id.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Facts } from "../../ui/facts.js";
import { Instant } from "../../ui/instant.js";
import { Section } from "../../ui/section.js";
import { useList } from "../../ui/use-list.js";
import { IconHistory } from "@tabler/icons-react";

const columns: Column<AuditEntry>[] = [
  { key: "at", header: "When", cell: ({ recordedAt }) => <Instant at={recordedAt} /> },
  { key: "action", header: "What", cell: ({ action }) => action.replaceAll(/[._]/g, " ") },
  { key: "actor", header: "Who", cell: ({ actor }) => actorWords(actor) },
  {
    key: "subject",
    header: "On",
    wideOnly: true,
    cell: ({ subject }) => (subject.id ? <CopyId value={subject.id} /> : subject.type),
  },
];

/** Who the organisation is, and what was done to it. */
export function Organisation(): React.ReactNode {
  const { organisation } = useSession();
  const mayAudit = useCan("audit:read");
  return (
    <Stack>
      <Section title="Organisation">
        <Facts
          columns={3}
          items={[
            ["Name", organisation.name],
            ["Id", <CopyId key="id" value={organisation.id} />],
            ["Your role", organisation.role],
          ]}
        />
      </Section>
      {mayAudit && <OrganisationAudit />}
    </Stack>
  );
}

function OrganisationAudit(): React.ReactNode {
  const list = useList(auditListOfOrganisationInfiniteOptions({ query: { limit: 25 } }));
  return (
    <Section title="What was done" flush>
      <DataTable
        label="What was done to the organisation"
        {...list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconHistory} title="Nothing yet">
            Sign-ins, invitations and changes of roles stand here.
          </EmptyState>
        }
      />
    </Section>
  );
}
