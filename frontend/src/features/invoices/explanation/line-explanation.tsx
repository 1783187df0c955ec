import { Alert, List, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ruleReadVersionOptions } from "../../../api/generated/@tanstack/react-query.gen.js";
import type { Invoice, InvoiceLine } from "../../../api/generated/index.js";
import { ProblemAlert } from "../../../ui/problem-alert.js";
import { explainLine, tracedSteps } from "./explain-line.js";
import { Provenance } from "./provenance.js";
import { RuleText } from "./rule-text.js";
import { Steps } from "./steps.js";
import { UsageBehind } from "./usage-behind.js";

type Explained = { invoice: Invoice; line: InvoiceLine };

/** Sentences, the formula with its values, the usage behind it, and what proves it. */
export function LineExplanation({ invoice, line }: Explained): React.ReactNode {
  if (line.rule === null)
    return (
      <Text size="sm">
        A person added this line to the draft by hand; it was not rated from usage. Who did is in the
        invoice’s history.
      </Text>
    );
  return (
    <Stack gap="lg">
      {line.correction !== null && (
        <Alert color="blue" title={`Correction ${line.correction} of this period`}>
          Usage changed after the period was billed. The period was rated anew with its original rule; this
          line is what that comes to, less what was billed before.
        </Alert>
      )}
      <Sentences invoice={invoice} line={line} rule={line.rule.version} />
      <UsageBehind invoice={invoice} line={line} />
      <Provenance invoice={invoice} line={line} />
    </Stack>
  );
}

function Sentences({ invoice, line, rule }: Explained & { rule: string }) {
  const { data, error, refetch } = useQuery({
    ...ruleReadVersionOptions({ path: { id: rule } }),
    staleTime: Infinity, // a published rule never changes
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} />;
  return (
    <section aria-labelledby="how">
      <Title order={3} id="how" mb={6}>
        How it came about
      </Title>
      <List type="ordered" size="sm" spacing={4} className="number" style={{ whiteSpace: "normal" }}>
        {explainLine(invoice, line, data.ruleText).map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <Steps steps={tracedSteps(line)} ruleText={data.ruleText} />
      <RuleText text={data.ruleText} />
    </section>
  );
}
