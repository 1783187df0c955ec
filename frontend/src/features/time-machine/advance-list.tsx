import { Anchor } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import type { ClockAdvance } from "../../api/generated/index.js";
import { DataTable } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import type { List } from "../../ui/use-list.js";

type AdvanceListProps = {
  list: List<ClockAdvance>;
  shown: string | undefined;
  onShow: (advance: string) => void;
};

/** Every move of the clock; what happened on one is shown when it is chosen. */
export function AdvanceList({ list, shown, onShow }: AdvanceListProps): React.ReactNode {
  return (
    <Section flush title="Moves of the clock">
      <DataTable
        label="Moves of the clock"
        {...list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onShow(id)}
        columns={[
          {
            key: "from",
            header: "From (UTC)",
            wideOnly: true,
            cell: ({ from }) => <Instant at={from} timeZone="UTC" />,
          },
          {
            key: "target",
            header: "To (UTC)",
            cell: ({ id, target }) => (
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="left"
                {...(id === shown ? { fw: 600, "aria-current": true } : {})}
                onClick={() => onShow(id)}
              >
                <Instant at={target} timeZone="UTC" />
              </Anchor>
            ),
          },
          {
            key: "status",
            header: "State",
            width: 120,
            cell: ({ status }) => <StatusBadge status={status} />,
          },
          {
            key: "runs",
            header: "Runs",
            width: 70,
            align: "right",
            cell: ({ progress }) => progress.runsCompleted,
          },
          {
            key: "started",
            header: "Started (real time)",
            align: "right",
            wideOnly: true,
            cell: ({ createdAt }) => <Instant at={createdAt} />,
          },
        ]}
        empty={
          <EmptyState icon={IconClock} title="The clock was not moved yet">
            Move it to the period&apos;s end: usage is closed and rated, invoices are issued and charged,
            mails go out, and all of it is listed here.
          </EmptyState>
        }
      />
    </Section>
  );
}
