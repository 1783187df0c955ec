import { Group, Text } from "@mantine/core";
import { IconBook2 } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { planListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { useList } from "../../ui/use-list.js";
import { intervalNames, type Plan } from "./catalog-types.js";
import type { Archived } from "./catalog-search.js";

type PlanListProps = { search: string | undefined; archived: Archived | undefined };

/** Every plan with what it sells today. */
export function PlanList({ search, archived }: PlanListProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const navigate = useNavigate();
  const list = useList(
    planListInfiniteOptions({
      query: { limit: 50, ...(search ? { search } : {}), ...(archived ? { archived } : {}) },
    }),
  );
  const columns: Column<Plan>[] = [
    {
      key: "name",
      header: "Plan",
      cell: (plan) => (
        <Group gap="xs">
          <AnchorLink to="/$env/catalog/plans/$plan" params={{ env, plan: plan.key }} size="sm" fw={500}>
            {plan.name}
          </AnchorLink>
          {plan.archivedAt && <StatusBadge status="archived" />}
        </Group>
      ),
    },
    { key: "key", header: "Key", wideOnly: true, cell: ({ key }) => key },
    { key: "version", header: "Version", cell: versionOf },
    {
      key: "terms",
      header: "Billed",
      wideOnly: true,
      cell: ({ latestVersion, draft }) => {
        const shown = latestVersion ?? draft;
        return shown ? `${shown.currency}, every ${intervalNames[shown.interval]}` : "–";
      },
    },
    {
      key: "prices",
      header: "Prices",
      wideOnly: true,
      cell: ({ latestVersion, draft }) => (
        <Text size="sm" c="dimmed" lineClamp={1}>
          {(latestVersion ?? draft)?.prices.map(({ name }) => name).join(", ") ?? "none yet"}
        </Text>
      ),
    },
    {
      key: "created",
      header: "Created",
      wideOnly: true,
      cell: ({ createdAt }) => <Instant at={createdAt} dayOnly />,
    },
  ];
  return (
    <Section flush>
      <DataTable
        label="Plans"
        {...list}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ key }) => void navigate({ to: "/$env/catalog/plans/$plan", params: { env, plan: key } })}
        empty={
          <EmptyState icon={IconBook2} title={search ? `No plan is called ${search}` : "No plans here"}>
            {search
              ? "Search by a part of the name or the key."
              : "A plan holds prices; customers subscribe to it. Create one with the button above."}
          </EmptyState>
        }
      />
    </Section>
  );
}

function versionOf({ latestVersion, draft }: Plan): React.ReactNode {
  return (
    <Group gap={6}>
      {latestVersion && <StatusBadge status="published" label={`v${latestVersion.number}`} />}
      {draft && <StatusBadge status="draft" label={`v${draft.number} draft`} />}
      {!latestVersion && !draft && <Text size="sm">–</Text>}
    </Group>
  );
}
