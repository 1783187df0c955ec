import { Text, Tooltip, type TextProps } from "@mantine/core";
import { formatDay, formatInstant } from "./format.js";

type InstantProps = TextProps & { at: string; timeZone?: string; dayOnly?: boolean; seconds?: boolean };

/** An instant in the reader's or the customer's zone; UTC on hover and for screen readers. */
export function Instant({
  at,
  timeZone,
  dayOnly = false,
  seconds = false,
  ...text
}: InstantProps): React.ReactNode {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Tooltip label={`${formatInstant(at, "UTC", true)} UTC · shown in ${zone}`}>
      <Text span inherit className="number" {...text}>
        <time dateTime={at}>{dayOnly ? formatDay(at, zone) : formatInstant(at, zone, seconds)}</time>
      </Text>
    </Tooltip>
  );
}
