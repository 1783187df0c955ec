import { Select, type SelectProps } from "@mantine/core";

const zones = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];

/** Chooses an IANA time zone. */
export function TimeZoneSelect(props: Omit<SelectProps, "data">): React.ReactNode {
  return <Select searchable limit={60} nothingFoundMessage="No such time zone" {...props} data={zones} />;
}
