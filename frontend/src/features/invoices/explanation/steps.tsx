import { Accordion, Box, Code, Stack, Text } from "@mantine/core";
import type { Step } from "./explain-line.js";

const shown = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value, null, 1).replace(/\s+/g, " ");
const clip = (value: string): string => (value.length > 600 ? `${value.slice(0, 600)} …` : value);

/** The rule's steps: each formula, the formula with its values, and what it gave. */
export function Steps({ steps, ruleText }: { steps: readonly Step[]; ruleText: string }): React.ReactNode {
  const named = steps.filter(({ kind }) => kind !== "call");
  if (named.length === 0) return null;
  const labels = labelsOf(ruleText);
  return (
    <Accordion variant="separated" mt="sm" chevronPosition="left">
      <Accordion.Item value="steps">
        <Accordion.Control>
          <Text size="sm" fw={500}>
            The formula with its values, step by step ({named.length})
          </Text>
        </Accordion.Control>
        <Accordion.Panel>
          <Stack gap="sm" component="ol" m={0} pl="md">
            {named.map((step, index) => (
              <li key={index}>
                <Text size="sm" fw={500}>
                  {step.kind === "result" ? "Result" : (labels.get(step.name) ?? step.name)}
                </Text>
                <Formula of={step.formula} />
                {step.substituted !== step.formula && <Formula of={step.substituted} />}
                <Formula of={`= ${shown(step.result)}`} />
              </li>
            ))}
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function Formula({ of }: { of: string }) {
  return (
    <Box style={{ overflowX: "auto" }}>
      <Code block p={6} fz="xs" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {clip(of)}
      </Code>
    </Box>
  );
}

/** The label that the rule's text gives a step: `@net "After discount"` labels `$net`. */
function labelsOf(ruleText: string): Map<string, string> {
  const found = ruleText.matchAll(/\/\*\s*@(\w+)\s+"((?:[^"\\]|\\.)*)"/g);
  return new Map([...found].map(([, name = "", label = ""]) => [`$${name}`, label]));
}
