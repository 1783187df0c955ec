import { Tabs, Text } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { Section } from "../../../ui/section.js";
import type { Meter } from "../catalog-types.js";
import type { VersionSearch } from "../catalog-search.js";
import type { ReadPrice } from "../editor/read-price.js";
import { BillPreview } from "./bill-preview.js";
import { checksOf } from "./checks.js";
import { ChecksPreview } from "./checks-preview.js";
import { CurvePreview } from "./curve-preview.js";
import type { MissingPrice } from "./missing-prices.js";

type PreviewPanelProps = {
  read: readonly ReadPrice[];
  /** Which price is being looked at. */
  selected: number;
  currency: string;
  meters: readonly Meter[];
  /** The prices' names, as far as they have one. */
  names: readonly string[];
};

/** What the prices do, while they are written: the curve of one, a real bill of all, and what can be proved. */
export function PreviewPanel({
  read,
  selected,
  currency,
  meters,
  names,
}: PreviewPanelProps): React.ReactNode {
  const search = useSearch({ from: "/authenticated/$env/catalog/plans/$plan/versions/$version" });
  const navigate = useNavigate({ from: "/$env/catalog/plans/$plan/versions/$version" });
  const change = (part: VersionSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const pick = (index: number): void => change({ price: String(index + 1) });
  const definitions = useMemo(() => read.flatMap(({ definition }) => definition ?? []), [read]);
  const warnings = useMemo(
    () => definitions.flatMap(checksOf).filter(({ verdict }) => verdict === "violated").length,
    [definitions],
  );
  const missing = missingOf(read, names);
  const one = read[selected];
  const used = meters.filter(({ key }) => read.some((price) => price.meters.includes(key)));
  const unit = meters.find(({ key }) => key === one?.meters[0])?.unit ?? null;
  return (
    <Section title="Preview">
      <Tabs
        value={search.preview ?? "curve"}
        onChange={(tab) => change({ preview: tab === "bill" || tab === "checks" ? tab : undefined })}
        keepMounted={false}
      >
        <Tabs.List mb="sm">
          <Tabs.Tab value="curve">Curve</Tabs.Tab>
          <Tabs.Tab value="bill">A customer&apos;s bill</Tabs.Tab>
          <Tabs.Tab value="checks">Checks{warnings > 0 ? ` (${warnings})` : ""}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="curve">
          {one?.definition ? (
            <CurvePreview price={one.definition} meters={one.meters} unit={unit} />
          ) : (
            <Text size="sm" c="dimmed">
              {one ? "The curve appears once the price is filled in." : "Add a price to see its curve."}
            </Text>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="bill">
          <BillPreview
            prices={definitions}
            missing={missing}
            onPick={pick}
            currency={currency}
            meters={used}
            customer={search.customer}
            month={search.period ?? "this"}
            onChange={({ month, ...rest }) =>
              change({
                ...("customer" in rest ? { customer: rest.customer } : {}),
                ...(month ? { period: month === "last" ? "last" : undefined } : {}),
              })
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="checks">
          <ChecksPreview prices={definitions} missing={missing} onPick={pick} />
        </Tabs.Panel>
      </Tabs>
    </Section>
  );
}

/** The prices that could not be read, each with the first thing that is wrong with it. */
const missingOf = (read: readonly ReadPrice[], names: readonly string[]): MissingPrice[] =>
  read.flatMap(({ definition, fields, diagnostics }, index) =>
    definition
      ? []
      : [
          {
            index,
            name: names[index] || `Price ${index + 1}`,
            problem: Object.values(fields)[0] ?? diagnostics[0]?.message ?? "It is not filled in yet.",
          },
        ],
  );
