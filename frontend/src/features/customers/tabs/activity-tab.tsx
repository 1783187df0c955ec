import { Code, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { auditListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { AuditEntry } from "../../../api/generated/index.js";
import { DataTable } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Instant } from "../../../ui/instant.js";
import { Section } from "../../../ui/section.js";
import { useList } from "../../../ui/use-list.js";
import type { Customer } from "../customer.js";

const ACTORS = { person: "A person", api_key: "An API key", system: "Atlas" } as const;

/** Who changed what of the customer, in real time. */
export function ActivityTab({ customer }: { customer: Customer }): React.ReactNode {
  const list = useList(
    auditListInfiniteOptions({ query: { subjectType: "customer", subjectId: customer.id, limit: 100 } }),
  );
  return (
    <Section flush title="Activity">
      <DataTable
        label="Activity"
        {...list}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "at",
            header: "When (real time)",
            cell: ({ recordedAt }) => <Instant at={recordedAt} seconds />,
          },
          { key: "action", header: "What", cell: ({ action }) => words(action) },
          { key: "detail", header: "Detail", wideOnly: true, cell: (entry) => <Detail entry={entry} /> },
          {
            key: "actor",
            header: "Who",
            align: "right",
            cell: ({ actor }) => (
              <Text span size="sm" title={actor.id ?? ""}>
                {ACTORS[actor.kind]}
              </Text>
            ),
          },
        ]}
        empty={
          <EmptyState icon={IconHistory} title="Nothing was changed yet">
            Changes of the customer, its cards and its prices are kept here.
          </EmptyState>
        }
      />
    </Section>
  );
}

/** `payment_method.added` → `Payment method added`. */
function words(action: string): string {
  const text = action.replaceAll(/[._]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function Detail({ entry }: { entry: AuditEntry }): React.ReactNode {
  const text = JSON.stringify(entry.detail);
  return text === "{}" ? (
    "–"
  ) : (
    <Code style={{ overflowWrap: "anywhere" }}>{text.length > 160 ? `${text.slice(0, 160)}…` : text}</Code>
  );
}
