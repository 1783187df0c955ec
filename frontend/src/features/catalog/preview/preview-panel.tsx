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

type PreviewPanelProps = {
  read: readonly ReadPrice[];
  /** Which price is being looked at. */
  selected: number;
  currency: string;
  meters: readonly Meter[];
};

/** What the prices do, while they are written: the curve of one, a real bill of all, and what can be proved. */
export function PreviewPanel({ read, selected, currency, meters }: PreviewPanelProps): React.ReactNode {
  const search = useSearch({ from: "/authenticated/$env/catalog/plans/$plan/versions/$version" });
  const navigate = useNavigate({ from: "/$env/catalog/plans/$plan/versions/$version" });
  const change = (part: VersionSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const definitions = useMemo(() => read.flatMap(({ definition }) => definition ?? []), [read]);
  const warnings = useMemo(
    () => definitions.flatMap(checksOf).filter(({ verdict }) => verdict === "violated").length,
    [definitions],
  );
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
          <ChecksPreview prices={definitions} />
        </Tabs.Panel>
      </Tabs>
    </Section>
  );
}
