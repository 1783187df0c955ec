import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { conflictListOptions, quarantineListOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import { useCan } from "../../session/session.js";
import { Page } from "../../ui/page.js";
import { TabList } from "../../ui/tab-list.js";
import { StatusBadge } from "../../ui/status-badge.js";
import { ConflictsTab } from "./conflicts-tab.js";
import { EventsTab } from "./events-tab.js";
import { LiveTab } from "./live-tab.js";
import { MetersTab } from "./meters-tab.js";
import { QuarantineTab } from "./quarantine-tab.js";
import { SendTab } from "./send-tab.js";
import { usageTabs } from "./usage-search.js";

/** Usage as it comes, what was received, and what could not be counted. */
export function UsagePage(): React.ReactNode {
  const { tab = "live" } = useSearch({ from: "/authenticated/$env/usage" });
  const navigate = useNavigate({ from: "/$env/usage" });
  const canSend = useCan("events:write");
  return (
    <Page title="Usage" subtitle="Events as they arrive, and what became of them">
      <Tabs
        value={tab}
        onChange={(next) => void navigate({ search: { tab: usageTabs.find((one) => one === next) } })}
        keepMounted={false}
      >
        <TabList value={tab} mb="md">
          <Tabs.Tab value="live">Live</Tabs.Tab>
          <Tabs.Tab value="events">Events</Tabs.Tab>
          <Tabs.Tab value="quarantine" rightSection={<QuarantineCount />}>
            Quarantine
          </Tabs.Tab>
          <Tabs.Tab value="conflicts" rightSection={<ConflictCount />}>
            Conflicts
          </Tabs.Tab>
          <Tabs.Tab value="meters">Meters</Tabs.Tab>
          {canSend && <Tabs.Tab value="send">Send</Tabs.Tab>}
        </TabList>
        <Tabs.Panel value="live">
          <LiveTab />
        </Tabs.Panel>
        <Tabs.Panel value="events">
          <EventsTab />
        </Tabs.Panel>
        <Tabs.Panel value="quarantine">
          <QuarantineTab />
        </Tabs.Panel>
        <Tabs.Panel value="conflicts">
          <ConflictsTab />
        </Tabs.Panel>
        <Tabs.Panel value="meters">
          <MetersTab />
        </Tabs.Panel>
        {canSend && (
          <Tabs.Panel value="send">
            <SendTab />
          </Tabs.Panel>
        )}
      </Tabs>
    </Page>
  );
}

const EVERY_MS = 10_000;

function QuarantineCount(): React.ReactNode {
  const { data } = useQuery({
    ...quarantineListOptions({ query: { limit: 100 } }),
    refetchInterval: EVERY_MS,
  });
  return <Count rows={data?.data.length} hasMore={Boolean(data?.nextCursor)} />;
}

function ConflictCount(): React.ReactNode {
  const { data } = useQuery({ ...conflictListOptions({ query: { limit: 100 } }), refetchInterval: EVERY_MS });
  return <Count rows={data?.data.length} hasMore={Boolean(data?.nextCursor)} />;
}

/** How many wait for a person; nothing where none does. */
function Count({ rows = 0, hasMore }: { rows: number | undefined; hasMore: boolean }): React.ReactNode {
  if (rows === 0) return null;
  return <StatusBadge status="waiting" label={`${rows}${hasMore ? "+" : ""}`} />;
}
