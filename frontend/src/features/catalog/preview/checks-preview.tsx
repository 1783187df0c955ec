import { Code, Group, Stack, Table, Text } from "@mantine/core";
import type { PriceDefinition } from "@atlas/rules";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { StatusBadge } from "../../../ui/status-badge.js";
import { checkNames, checksOf, exampleWords } from "./checks.js";

const TONES = { violated: "warn", unknown: "quiet", holds: "good" } as const;
const WORDS = { violated: "warning", unknown: "not decided", holds: "proved" } as const;

/** What is proved about each price, with a counter-example where something does not hold. */
export function ChecksPreview({ prices }: { prices: readonly PriceDefinition[] }): React.ReactNode {
  const [settled] = useDebouncedValue(prices, 300);
  const checked = useMemo(() => settled.map((price) => ({ price, findings: checksOf(price) })), [settled]);
  if (checked.length === 0) return <Text size="sm">Checks begin once a price is filled in.</Text>;
  return (
    <Stack gap="md">
      {checked.map(({ price, findings }) => (
        <div key={price.key}>
          <Text size="sm" fw={600} mb={4}>
            {price.name}
          </Text>
          {findings.length === 0 && (
            <Text size="sm" c="dimmed">
              Nothing to check.
            </Text>
          )}
          <Table verticalSpacing={6} horizontalSpacing={0} aria-label={`Checks of ${price.name}`}>
            <Table.Tbody>
              {findings.map(({ check, verdict, message, span, counterExample }) => (
                <Table.Tr key={`${check} ${span.start} ${message}`}>
                  <Table.Td>
                    <Group gap="xs" mb={2}>
                      <StatusBadge status={WORDS[verdict]} tone={TONES[verdict]} />
                      <Text size="sm" fw={500}>
                        {checkNames[check]}
                      </Text>
                    </Group>
                    <Text size="sm" c={verdict === "violated" ? undefined : "dimmed"}>
                      {message}
                    </Text>
                    {counterExample && (
                      <Text size="xs" mt={2}>
                        Counter-example: <Code>{exampleWords(counterExample)}</Code>
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ))}
    </Stack>
  );
}
