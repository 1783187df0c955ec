import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { meterReadOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useEnvironment } from "../../session/environments.js";
import { CopyId } from "../../ui/copy-id.js";
import { Facts } from "../../ui/facts.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { Page } from "../../ui/page.js";
import { ProblemAlert } from "../../ui/problem-alert.js";
import { Section } from "../../ui/section.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { MeterActions } from "./meter-actions.js";
import { MeterEvents } from "./meter-events.js";
import { MeterIssues } from "./meter-issues.js";
import { MeterUsage } from "./meter-usage.js";
import { meterWords } from "./meter-words.js";

/** A meter: what it counts, what it counted, and what it could not count. */
export function MeterPage(): React.ReactNode {
  const { id: env } = useEnvironment();
  const { meter: id } = useParams({ from: "/authenticated/$env/catalog/meters/$meter" });
  const { data: meter, error, refetch } = useQuery(meterReadOptions({ path: { id } }));
  const trail = [
    <AnchorLink key="catalog" to="/$env/catalog" search={{ tab: "meters" }} params={{ env }} size="sm">
      Catalog
    </AnchorLink>,
  ];
  if (!meter) {
    return (
      <Page title="Meter" trail={trail}>
        {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Skeleton height={320} />}
      </Page>
    );
  }
  return (
    <Page
      title={meter.name}
      badge={meter.archivedAt && <StatusBadge status="archived" />}
      subtitle={meterWords(meter)}
      trail={trail}
      actions={<MeterActions meter={meter} />}
    >
      <Stack gap="lg">
        <Section title="Definition">
          <Facts
            items={[
              ["Key", <CopyId key="key" value={meter.key} />],
              ["Id", <CopyId key="id" value={meter.id} />],
              ["Events of type", meter.eventType],
              ["Aggregation", meterWords(meter)],
              ["Only where", meter.filter],
              ["Split by", meter.groupBy.join(", ") || null],
              ["Unit", meter.unit],
              ["Created", <Instant key="at" at={meter.createdAt} />],
            ]}
          />
        </Section>
        <MeterUsage meter={meter} />
        <MeterEvents meter={meter} />
        <MeterIssues meter={meter} />
      </Stack>
    </Page>
  );
}
