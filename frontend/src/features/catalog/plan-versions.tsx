import { Button, Group, Text } from "@mantine/core";
import { IconArrowsDiff, IconStack2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { analyticsPlanVersionsOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { useCan } from "../../session/session.js";
import { DataTable, type Column } from "../../ui/data-table.js";
import { EmptyState } from "../../ui/empty-state.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink, ButtonLink } from "../../ui/links.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { intervalNames, type Plan, type PlanVersion } from "./catalog-types.js";

type PlanVersionsProps = { plan: Plan; versions: readonly PlanVersion[]; shown: number | undefined };

/** Every version, newest first; a click shows its prices below. */
export function PlanVersions({ plan, versions, shown }: PlanVersionsProps): React.ReactNode {
  const { id: env } = useEnvironment();
  const canWrite = useCan("catalog:write");
  const navigate = useNavigate({ from: "/$env/catalog/plans/$plan" });
  const [newest, before] = versions;
  const uses = useQuery(analyticsPlanVersionsOptions({ query: { plan: plan.key } }));
  const columns: Column<PlanVersion>[] = [
    {
      key: "number",
      header: "Version",
      cell: ({ id, number }) => (
        <AnchorLink
          to="/$env/catalog/plans/$plan/versions/$version"
          params={{ env, plan: plan.key, version: id }}
          size="sm"
          fw={500}
        >
          Version {number}
        </AnchorLink>
      ),
    },
    {
      key: "status",
      header: "State",
      cell: ({ status, number }) => (
        <Group gap="xs">
          <StatusBadge status={status} />
          {number === plan.latestVersion?.number && (
            <Text size="xs" c="dimmed" visibleFrom="sm">
              sold now
            </Text>
          )}
          {number === shown && (
            <Text size="xs" c="dimmed" visibleFrom="sm">
              shown below
            </Text>
          )}
        </Group>
      ),
    },
    {
      key: "terms",
      header: "Billed",
      wideOnly: true,
      cell: ({ currency, interval }) => `${currency}, every ${intervalNames[interval]}`,
    },
    { key: "prices", header: "Prices", align: "right", wideOnly: true, cell: ({ prices }) => prices.length },
    {
      key: "uses",
      header: "Subscriptions",
      align: "right",
      cell: ({ id }) => {
        const use = uses.data?.data.find(({ planVersion }) => planVersion === id);
        if (!use) return "–";
        return use.comingSubscriptions > 0
          ? `${use.activeSubscriptions} + ${use.comingSubscriptions} coming`
          : use.activeSubscriptions;
      },
    },
    {
      key: "published",
      header: "Published",
      wideOnly: true,
      cell: ({ publishedAt }) => (publishedAt ? <Instant at={publishedAt} dayOnly /> : "–"),
    },
  ];
  return (
    <Section
      title="Versions"
      flush
      aside={
        <Group gap="xs">
          {newest && before && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowsDiff size={14} />}
              onClick={() =>
                void navigate({
                  search: (search) => ({ ...search, compare: `${before.number}..${newest.number}` }),
                  resetScroll: false,
                })
              }
            >
              Compare
            </Button>
          )}
          {canWrite && !plan.archivedAt && (
            <ButtonLink
              size="xs"
              to="/$env/catalog/plans/$plan/versions/$version"
              params={{ env, plan: plan.key, version: plan.draft?.id ?? "new" }}
            >
              {plan.draft ? `Edit draft ${plan.draft.number}` : "New version"}
            </ButtonLink>
          )}
        </Group>
      }
    >
      <DataTable
        label="Versions"
        rows={versions}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ number }) =>
          void navigate({ search: (search) => ({ ...search, version: String(number) }), resetScroll: false })
        }
        empty={
          <EmptyState icon={IconStack2} title="No version yet">
            A version holds the prices. Write the first one, then publish it so that customers can subscribe.
          </EmptyState>
        }
      />
    </Section>
  );
}
