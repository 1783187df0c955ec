import { Alert, Group, Select, Skeleton, Stack, Table, Text } from "@mantine/core";
import {
  compareAmounts,
  isDecimal,
  RuleRuntimeError,
  type Json,
  type PriceDefinition,
  billAt,
  billCurve,
  boundsOf,
  suggestedEnd,
  type BillCurve,
  type Cliff,
  type CurveAxis,
} from "@atlas/rules";
import { lazy, Suspense, useDeferredValue, useMemo, useState } from "react";
import { Money, Quantity } from "../../../ui/money.js";
import { DecimalInput } from "../editor/decimal-input.js";
import { rowsOf } from "../editor/params-values.js";

// Charts are heavy, and the form must not wait for them.
const CurveChart = lazy(async () => ({ default: (await import("./curve-chart.js")).CurveChart }));

type CurvePreviewProps = { price: PriceDefinition; meters: readonly string[]; unit: string | null };

/** What a month costs as usage grows, computed here by the engine that bills. */
export function CurvePreview({ price, meters, unit }: CurvePreviewProps): React.ReactNode {
  const [meter, setMeter] = useState<string | null>(null);
  const [group, setGroup] = useState(0);
  const [end, setEnd] = useState("");
  const groups = useMemo(() => groupsOf(price.params), [price.params]);
  const upTo = isPositive(end) ? end : suggestedEnd(price.params);
  const axis = useMemo<CurveAxis>(
    () => ({
      meter: meter && meters.includes(meter) ? meter : (meters[0] ?? null),
      by: groups ? (groups[group] ?? groups[0] ?? null) : {},
      upTo,
    }),
    [meter, meters, groups, group, upTo],
  );
  const shown = useDeferredValue(useMemo(() => ({ price, meters, axis }), [price, meters, axis]));
  const curve = useMemo(() => tryCurve(shown.price, shown.meters, shown.axis), [shown]);
  if (meters.length === 0) return <FeeOnly price={price} />;
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end">
        {meters.length > 1 && (
          <Select
            label="Usage of"
            size="xs"
            w={150}
            data={[...meters]}
            value={axis.meter}
            onChange={setMeter}
            allowDeselect={false}
          />
        )}
        {groups && groups.length > 1 && (
          <Select
            label="Group"
            size="xs"
            w={190}
            data={groups.map((by, index) => ({ value: String(index), label: groupName(by) }))}
            value={String(Math.min(group, groups.length - 1))}
            onChange={(value) => setGroup(parseInt(value ?? "0", 10))}
            allowDeselect={false}
          />
        )}
        <DecimalInput
          label="Up to"
          size="xs"
          w={130}
          placeholder={suggestedEnd(price.params)}
          value={end}
          onChange={setEnd}
        />
      </Group>
      {"error" in curve ? (
        <Alert color="yellow" title="No curve">
          {curve.error}
        </Alert>
      ) : (
        <>
          <Suspense fallback={<Skeleton height={240} />}>
            <CurveChart curve={curve} currency={price.currency} unit={unit ?? "units"} />
          </Suspense>
          <CliffList cliffs={curve.cliffs} currency={price.currency} />
          <Marks price={price} meters={meters} axis={axis} unit={unit} />
        </>
      )}
    </Stack>
  );
}

function CliffList({ cliffs, currency }: { cliffs: Cliff[]; currency: string }): React.ReactNode {
  return cliffs.map(({ quantity, next, amount, nextAmount, kind }) => (
    <Text key={quantity} size="sm">
      {kind === "falls" ? "The bill falls: " : "The bill jumps: "}
      <Quantity value={quantity} /> cost <Money amount={amount} currency={currency} precise />,{" "}
      <Quantity value={next} /> cost <Money amount={nextAmount} currency={currency} precise />.
    </Text>
  ));
}

type MarksProps = { price: PriceDefinition; meters: readonly string[]; axis: CurveAxis; unit: string | null };

/** The curve in figures, at its bounds and its end, for those who would rather read. */
function Marks({ price, meters, axis, unit }: MarksProps): React.ReactNode {
  const bounds = boundsOf(price.params).map(String).slice(0, 6);
  const quantities = [...bounds, axis.upTo];
  return (
    <Table aria-label="The bill at some quantities" verticalSpacing={4}>
      <Table.Tbody>
        {quantities.map((quantity, index) => (
          <Table.Tr key={`${quantity} ${index}`}>
            <Table.Td fz="sm">
              <Quantity value={quantity} unit={unit} />
            </Table.Td>
            <Table.Td fz="sm" ta="right">
              <Money amount={billAt(price, meters, axis, quantity).amount} currency={price.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function FeeOnly({ price }: { price: PriceDefinition }): React.ReactNode {
  const { amount } = billAt(price, [], { meter: null, by: null, upTo: "1" }, "0");
  return (
    <Text size="sm">
      <Money amount={amount} currency={price.currency} fw={600} /> for a whole period, whatever the usage.
    </Text>
  );
}

function tryCurve(
  price: PriceDefinition,
  meters: readonly string[],
  axis: CurveAxis,
): BillCurve | { error: string } {
  try {
    return billCurve(price, meters, axis);
  } catch (error) {
    if (error instanceof RuleRuntimeError || error instanceof Error) return { error: error.message };
    throw error;
  }
}

/** The groups that a matrix names; null for a price that knows none. */
function groupsOf(params: Json): Record<string, string | null>[] | null {
  const prices =
    typeof params === "object" && params !== null && !Array.isArray(params) ? params["prices"] : undefined;
  const groups = rowsOf(prices).flatMap(({ match }) =>
    typeof match === "object" && match !== null && !Array.isArray(match)
      ? [match as Record<string, string | null>]
      : [],
  );
  return groups.length > 0 ? groups : null;
}

const groupName = (by: Record<string, string | null>): string =>
  Object.values(by)
    .map((value) => value ?? "none")
    .join(" × ");

const isPositive = (text: string): boolean => isDecimal(text) && compareAmounts(text, "0") > 0;
