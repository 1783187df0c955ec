import { Button, Checkbox, Group, Select, Stack } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { useState } from "react";
import { collectionCaseListInfiniteOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { CollectionCase } from "../../../api/generated/index.js";
import { useEnvironment } from "../../../session/environments.js";
import { useCan } from "../../../session/session.js";
import { CurrencyFilter } from "../../../ui/currency-filter.js";
import { CustomerPicker } from "../../../ui/customer-picker.js";
import { DataTable, type Column } from "../../../ui/data-table.js";
import { EmptyState } from "../../../ui/empty-state.js";
import { Section } from "../../../ui/section.js";
import { useList } from "../../../ui/use-list.js";
import { caseStates } from "../collections-search.js";
import { useCollectionsSearch } from "../use-collections-search.js";
import { BulkBar } from "./bulk-bar.js";
import { BulkResult } from "./bulk-result.js";
import { caseColumns } from "./case-columns.js";
import { useBulkRun } from "./use-bulk-run.js";

const STATES = [
  ...caseStates.map((value) => ({ value, label: `${value[0]!.toUpperCase()}${value.slice(1)}` })),
  { value: "any", label: "Any state" },
];

/** The work list: every failing payment, and what comes next for it. */
export function Cases(): React.ReactNode {
  const { id: env } = useEnvironment();
  const canSteer = useCan("collections:write");
  const [search, change] = useCollectionsSearch();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const status = search.status ?? "active";
  const { customer, declineClass, currency } = search;
  const { run, start, dismiss } = useBulkRun();
  const list = useList(
    collectionCaseListInfiniteOptions({
      query: { limit: 50, customer, declineClass, currency, ...(status === "any" ? {} : { status }) },
    }),
    { refetchInterval: 3_000 },
  );
  const open = list.rows?.filter((row) => row.status !== "finished") ?? [];
  const picked = open.filter(({ id }) => chosen.has(id));
  const toggle = (id: string): void =>
    setChosen((old) => new Set(old.has(id) ? [...old].filter((one) => one !== id) : [...old, id]));
  const choose: Column<CollectionCase> = {
    key: "choose",
    header: (
      <Checkbox
        size="xs"
        aria-label="Choose all"
        checked={open.length > 0 && picked.length === open.length}
        indeterminate={picked.length > 0 && picked.length < open.length}
        onChange={() => setChosen(new Set(picked.length === open.length ? [] : open.map(({ id }) => id)))}
      />
    ),
    width: 36,
    cell: ({ id, customerName, status: state }) => (
      <Checkbox
        size="xs"
        aria-label={`Choose the payment of ${customerName}`}
        disabled={state === "finished"}
        checked={chosen.has(id)}
        onChange={() => toggle(id)}
      />
    ),
  };
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Select
          aria-label="State"
          w={150}
          data={STATES}
          value={status}
          allowDeselect={false}
          onChange={(value) =>
            change({ status: STATES.find((state) => state.value === value)?.value as typeof status })
          }
        />
        <Select
          aria-label="Decline class"
          w={170}
          placeholder="Any decline"
          clearable
          clearButtonProps={{ "aria-label": "Any decline" }}
          data={[
            { value: "soft", label: "Soft declines" },
            { value: "hard", label: "Hard declines" },
          ]}
          value={declineClass ?? null}
          onChange={(value) =>
            change({ declineClass: value === "soft" || value === "hard" ? value : undefined })
          }
        />
        <CustomerPicker
          aria-label="Customer"
          value={customer ?? null}
          onChange={(id) => change({ customer: id ?? undefined })}
        />
        <CurrencyFilter value={currency} onChange={(chosen) => change({ currency: chosen })} />
      </Group>
      {picked.length > 0 && (
        <BulkBar
          cases={picked}
          isBusy={run !== null && run.done + run.refused.length < run.total}
          onStart={(action) => {
            setChosen(new Set());
            void start(action, picked);
          }}
          onClear={() => setChosen(new Set())}
        />
      )}
      {run && <BulkResult run={run} onDismiss={dismiss} />}
      <Section flush>
        <DataTable
          label="Payments in collection"
          {...list}
          columns={canSteer ? [choose, ...caseColumns(env)] : caseColumns(env)}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ case: id })}
          empty={
            <EmptyState
              icon={IconMoodSmile}
              title={status === "active" ? "Nothing is being collected" : "No case matches"}
              action={
                status !== "any" && (
                  <Button
                    variant="default"
                    onClick={() =>
                      change({
                        status: "any",
                        declineClass: undefined,
                        customer: undefined,
                        currency: undefined,
                      })
                    }
                  >
                    Show every case
                  </Button>
                )
              }
            >
              A payment that fails comes here by itself, is tried again by its flow, and leaves when it is
              paid or given up.
            </EmptyState>
          }
        />
      </Section>
    </Stack>
  );
}
