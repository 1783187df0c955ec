import { Box, Divider, Group, List, Text } from "@mantine/core";
import type { UpcomingInvoice } from "../../../api/generated/index.js";
import { LineBreakdown } from "../../../ui/line-breakdown.js";
import { LineFacts } from "../../../ui/line-facts.js";
import { Money } from "../../../ui/money.js";
import { Section } from "../../../ui/section.js";
import { explainEstimate } from "./explain-estimate.js";

type Estimated = UpcomingInvoice["soFar"];
type EstimateProps = { title: string; about: string; of: Estimated; currency: string };

/** The lines of an invoice to come, each with how its amount comes about. */
export function Estimate({ title, about, of, currency }: EstimateProps): React.ReactNode {
  const { lines, subtotal, taxes, total } = of;
  return (
    <Section title={title} aside={<Money amount={total} currency={currency} fz={22} fw={600} />}>
      <Text size="xs" c="dimmed" mb="sm">
        {about}
      </Text>
      {lines.length === 0 && <Text size="sm">Nothing yet.</Text>}
      {lines.map((line, index) => (
        <Box key={`${line.code} ${index}`} py={8}>
          <Group justify="space-between" wrap="nowrap" align="baseline" gap="md">
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={500}>
                {line.description}
              </Text>
              <LineFacts line={line} currency={currency} />
            </div>
            <Money amount={line.amount} currency={currency} size="sm" fw={500} />
          </Group>
          <LineBreakdown line={line} currency={currency} />
          <details>
            <Text component="summary" size="xs" c="dimmed" style={{ cursor: "pointer" }}>
              How it comes about
            </Text>
            <List size="xs" mt={4} type="ordered">
              {explainEstimate(line, currency).map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </details>
        </Box>
      ))}
      <Divider my="xs" />
      <Sum label="Subtotal" amount={subtotal} currency={currency} />
      {taxes.map(({ name, rate, tax, inclusive }) => (
        <Sum
          key={name}
          label={`${name} ${rate} %${inclusive ? " (included)" : ""}`}
          amount={tax}
          currency={currency}
        />
      ))}
      <Sum label="Total" amount={total} currency={currency} isStrong />
    </Section>
  );
}

function Sum({
  label,
  amount,
  currency,
  isStrong = false,
}: {
  label: string;
  amount: string;
  currency: string;
  isStrong?: boolean;
}) {
  return (
    <Group justify="space-between" py={2}>
      <Text size="sm" fw={isStrong ? 600 : 400} c={isStrong ? undefined : "dimmed"}>
        {label}
      </Text>
      <Money amount={amount} currency={currency} size="sm" fw={isStrong ? 600 : 400} />
    </Group>
  );
}
