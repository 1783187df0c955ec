import { Group, Stack, Table, Text } from "@mantine/core";
import type { PriceDefinition } from "@atlas/rules";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { StatusBadge } from "../../../ui/status-badge.js";
import { checkNames, checksOf, findingWords } from "./checks.js";
import { MissingPrices, type MissingPrice } from "./missing-prices.js";

const TONES = { violated: "warn", unknown: "quiet", holds: "good" } as const;
const WORDS = { violated: "warning", unknown: "not decided", holds: "proved" } as const;

/** What is proved about each price, with a counter-example where something does not hold. */
export function ChecksPreview({
  prices,
  missing,
  onPick,
}: {
  prices: readonly PriceDefinition[];
  missing: readonly MissingPrice[];
  onPick: (index: number) => void;
}): React.ReactNode {
  const [settled] = useDebouncedValue(prices, 300);
  const checked = useMemo(() => settled.map((price) => ({ price, findings: checksOf(price) })), [settled]);
  if (checked.length === 0 && missing.length === 0)
    return <Text size="sm">Checks begin once a price is filled in.</Text>;
  return (
    <Stack gap="md">
      <MissingPrices
        missing={missing}
        consequence="What has an error could not be checked."
        onPick={onPick}
      />
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
              {findings.map((finding) => (
                <Table.Tr key={`${finding.check} ${finding.span.start} ${finding.message}`}>
                  <Table.Td>
                    <Group gap="xs" mb={2}>
                      <StatusBadge status={WORDS[finding.verdict]} tone={TONES[finding.verdict]} />
                      <Text size="sm" fw={500}>
                        {checkNames[finding.check]}
                      </Text>
                    </Group>
                    <Text size="sm" c={finding.verdict === "violated" ? undefined : "dimmed"}>
                      {findingWords(finding, price.currency)}
                    </Text>
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
