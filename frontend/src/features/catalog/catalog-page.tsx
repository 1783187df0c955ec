import { Group, SegmentedControl, Tabs, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCan } from "../../session/session.js";
import { Page } from "../../ui/page.js";
import type { CatalogSearch } from "./catalog-search.js";
import { CreateMeter } from "./create-meter.js";
import { CreatePlan } from "./create-plan.js";
import { MeterList } from "./meter-list.js";
import { PlanList } from "./plan-list.js";

/** What is sold, and what is counted. */
export function CatalogPage(): React.ReactNode {
  const search = useSearch({ from: "/authenticated/$env/catalog" });
  const navigate = useNavigate({ from: "/$env/catalog" });
  const canWrite = useCan("catalog:write");
  const tab = search.tab ?? "plans";
  const change = (part: Partial<CatalogSearch>): void =>
    void navigate({ search: (before) => withoutAbsent({ ...before, ...part }), replace: true });
  const find = useDebouncedCallback((text: string) => change({ search: text.trim() || undefined }), 200);
  return (
    <Page
      title="Catalog"
      subtitle="Plans with their prices, and the meters that count usage"
      actions={canWrite && (tab === "plans" ? <CreatePlan /> : <CreateMeter />)}
    >
      <Tabs
        value={tab}
        onChange={(next) => void navigate({ search: next === "meters" ? { tab: "meters" } : {} })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="plans">Plans</Tabs.Tab>
          <Tabs.Tab value="meters">Meters</Tabs.Tab>
        </Tabs.List>
        <Group justify="space-between" mb="sm">
          <TextInput
            key={tab}
            aria-label={`Search ${tab}`}
            placeholder="Name or key"
            leftSection={<IconSearch size={16} aria-hidden />}
            defaultValue={search.search ?? ""}
            onChange={(event) => find(event.currentTarget.value)}
            w={{ base: "100%", xs: 280 }}
          />
          <SegmentedControl
            aria-label="Which are listed"
            size="xs"
            value={search.archived ?? "exclude"}
            onChange={(value) =>
              change({ archived: value === "only" || value === "include" ? value : undefined })
            }
            data={[
              { value: "exclude", label: "In use" },
              { value: "only", label: "Archived" },
              { value: "include", label: "All" },
            ]}
          />
        </Group>
        <Tabs.Panel value="plans">
          <PlanList search={search.search} archived={search.archived} />
        </Tabs.Panel>
        <Tabs.Panel value="meters">
          <MeterList search={search.search} archived={search.archived} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

/** An address does not name what is not set. */
const withoutAbsent = (search: CatalogSearch): CatalogSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
