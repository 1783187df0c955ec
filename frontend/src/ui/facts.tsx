import { SimpleGrid, Text } from "@mantine/core";

/** Labelled values, such as a customer's address and terms. An absent value is a dash. */
export function Facts({
  items,
  columns = 4,
}: {
  items: readonly (readonly [string, React.ReactNode])[];
  columns?: number;
}): React.ReactNode {
  return (
    <SimpleGrid component="dl" cols={{ base: 2, md: columns }} spacing="md" m={0}>
      {items.map(([label, value]) => (
        <div key={label} style={{ minWidth: 0 }}>
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <Text component="dd" size="sm" m={0} style={{ overflowWrap: "anywhere" }}>
            {value ?? "–"}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
