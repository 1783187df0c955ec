import { Button, Group, SegmentedControl, Select } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { MeterListResponses } from "../../../api/generated/index.js";

export type Meter = MeterListResponses[200]["data"][number];
type UsageControlsProps = {
  meters: readonly Meter[];
  meter: Meter;
  from: string;
  to: string;
  window: "day" | "hour";
  groupBy: string | null;
  onChange: (
    change: Partial<Record<"meter" | "from" | "to" | "window" | "groupBy", string | undefined>>,
  ) => void;
  /** Where the same usage is to be had as a file. */
  exportUrl: string;
};

/** Which meter, which days, by what. */
export function UsageControls(props: UsageControlsProps): React.ReactNode {
  const { meters, meter, from, to, window, groupBy, onChange, exportUrl } = props;
  // While only the first day of a range is chosen, there is no range to ask for.
  const [half, setHalf] = useState<string | null>(null);
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label="Meter"
        size="xs"
        w={170}
        allowDeselect={false}
        searchable
        limit={100}
        nothingFoundMessage="No such meter"
        data={meters.map(({ key, name }) => ({ value: key, label: name }))}
        value={meter.key}
        onChange={(key) => onChange({ meter: key ?? undefined, groupBy: undefined })}
      />
      <DatePickerInput
        type="range"
        label="Days"
        size="xs"
        w={240}
        allowSingleDateInRange
        value={half ? [half, null] : [from, to]}
        onChange={([first, last]) => {
          setHalf(last === null ? first : null);
          if (first && last) onChange({ from: first, to: last });
        }}
      />
      {meter.groupBy.length > 0 && (
        <Select
          label="Split by"
          size="xs"
          w={140}
          clearable
          clearButtonProps={{ "aria-label": "Do not split" }}
          placeholder="Not split"
          data={meter.groupBy}
          value={groupBy}
          onChange={(property) => onChange({ groupBy: property ?? undefined })}
        />
      )}
      <SegmentedControl
        aria-label="Window"
        size="xs"
        value={window}
        onChange={(value) => onChange({ window: value === "hour" ? "hour" : undefined })}
        data={[
          { value: "day", label: "By day" },
          { value: "hour", label: "By hour" },
        ]}
      />
      <Button
        component="a"
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} aria-hidden />}
        href={exportUrl}
        download
      >
        CSV
      </Button>
    </Group>
  );
}
