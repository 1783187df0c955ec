import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { planReadOptions, planVersionListOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { CopyId } from "../../ui/copy-id.js";
import { Facts } from "../../ui/facts.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { Page } from "../../ui/page.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { CompareVersions } from "./compare-versions.js";
import { PlanActions } from "./plan-actions.js";
import { PlanPrices } from "./plan-prices.js";
import { PlanSubscribers } from "./plan-subscribers.js";
import { PlanVersions } from "./plan-versions.js";

/** A plan: its versions, what one of them charges, and who is on which. */
export function PlanPage(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { plan: key } = useParams({ from: "/authenticated/$env/catalog/plans/$plan" });
  const search = useSearch({ from: "/authenticated/$env/catalog/plans/$plan" });
  const { data: plan, error, refetch } = useQuery(planReadOptions({ path: { plan: key } }));
  const versions = useQuery(planVersionListOptions({ path: { plan: key }, query: { limit: 100 } }));
  const trail = [
    <AnchorLink key="catalog" to="/$env/catalog" params={{ env }} size="sm">
      Catalog
    </AnchorLink>,
  ];
  const problem = error ?? versions.error;
  if (problem) {
    return (
      <Page title="Plan" trail={trail}>
        <ProblemAlert error={problem} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!plan || !versions.data) {
    return (
      <Page title="Plan" trail={trail}>
        <Skeleton height={320} />
      </Page>
    );
  }
  const all = versions.data.data;
  const shown = all.find(({ number }) => String(number) === search.version) ?? plan.latestVersion ?? all[0];
  return (
    <Page
      title={plan.name}
      badge={plan.archivedAt && <StatusBadge status="archived" />}
      subtitle={plan.description}
      trail={trail}
      actions={<PlanActions plan={plan} />}
    >
      <Stack gap="lg">
        <Section>
          <Facts
            items={[
              ["Key", <CopyId key="key" value={plan.key} />],
              ["Id", <CopyId key="id" value={plan.id} />],
              ["Sold as", plan.latestVersion ? `version ${plan.latestVersion.number}` : "not yet published"],
              ["Created", <Instant key="at" at={plan.createdAt} />],
            ]}
          />
        </Section>
        <PlanVersions plan={plan} versions={all} shown={shown?.number} />
        {search.compare && <CompareVersions plan={plan} versions={all} compare={search.compare} />}
        {shown && <PlanPrices version={shown} />}
        {shown && <PlanSubscribers plan={plan} version={shown} />}
      </Stack>
    </Page>
  );
}
