import { Accordion, Code, Text } from "@mantine/core";

/** The rule itself, for who wants to read it. */
export function RuleText({ text }: { text: string }): React.ReactNode {
  return (
    <Accordion variant="separated" mt="xs" chevronPosition="left">
      <Accordion.Item value="rule">
        <Accordion.Control>
          <Text size="sm" fw={500}>
            The rule’s text
          </Text>
        </Accordion.Control>
        <Accordion.Panel>
          <Code block fz="xs" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {text}
          </Code>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
