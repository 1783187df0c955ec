import { Text } from "@mantine/core";

type PartyProps = {
  title: string;
  name: string;
  lines: readonly (string | null)[];
  taxIds: readonly { type: string; value: string }[];
};

/** Who sends an invoice, or who gets it. */
export function Party({ title, name, lines, taxIds }: PartyProps): React.ReactNode {
  return (
    <div>
      <Text size="xs" c="dimmed" mb={2}>
        {title}
      </Text>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      {lines.filter(Boolean).map((line, index) => (
        <Text key={index} size="sm" style={{ overflowWrap: "anywhere" }}>
          {line}
        </Text>
      ))}
      {taxIds.map(({ type, value }) => (
        <Text key={value} size="xs" c="dimmed">
          {type.replaceAll("_", " ").toUpperCase()} {value}
        </Text>
      ))}
    </div>
  );
}
