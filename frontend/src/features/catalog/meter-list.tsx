import { Code, Group, Text } from "@mantine/core";
import { IconGauge } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { meterListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { AnchorLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useList } from "../../ui/use-list.js";
import type { Meter } from "./catalog-types.js";
import type { Archived } from "./catalog-search.js";
import { meterWords } from "./meter-words.js";

type MeterListProps = { search: string | undefined; archived: Archived | undefined };

/** Every meter with what it counts. */
export function MeterList({ search, archived }: MeterListProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const list = useList(
    meterListInfiniteOptions({
      query: { limit: 50, ...(search ? { search } : {}), ...(archived ? { archived } : {}) },
    }),
  );
  const columns: Column<Meter>[] = [
    {
      key: "name",
      header: "Meter",
      cell: (meter) => (
        <Group gap="xs">
          <AnchorLink to="/$env/catalog/meters/$meter" params={{ env, meter: meter.id }} size="sm" fw={500}>
            {meter.name}
          </AnchorLink>
          {meter.archivedAt && <StatusBadge status="archived" />}
        </Group>
      ),
    },
    { key: "key", header: "Key", wideOnly: true, cell: ({ key }) => key },
    { key: "counts", header: "Counts", cell: meterWords },
    { key: "type", header: "Events", wideOnly: true, cell: ({ eventType }) => <Code>{eventType}</Code> },
    {
      key: "groups",
      header: "Split by",
      wideOnly: true,
      cell: ({ groupBy }) => (
        <Text size="sm" c="dimmed">
          {groupBy.join(", ") || "–"}
        </Text>
      ),
    },
  ];
  return (
    <Section flush>
      <DataTable
        label="Meters"
        {...list}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: "/$env/catalog/meters/$meter", params: { env, meter: id } })}
        empty={
          <EmptyState icon={IconGauge} title={search ? `No meter is called ${search}` : "No meters here"}>
            {search
              ? "Search by a part of the name or the key."
              : "A meter turns events into a quantity that prices can use. Create one with the button above."}
          </EmptyState>
        }
      />
    </Section>
  );
}
