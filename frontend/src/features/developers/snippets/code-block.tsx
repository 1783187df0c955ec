import { ActionIcon, Code, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { Section } from "../../../ui/section.js";

/** Code under a title, copied by a click. */
export function CodeBlock({ title, code }: { title: string; code: string }): React.ReactNode {
  return (
    <Section
      title={title}
      aside={
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? "Copied" : "Copy"}>
              <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={`Copy: ${title}`}>
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      }
    >
      <Code block tabIndex={0} style={{ maxHeight: 360, overflow: "auto" }}>
        {code}
      </Code>
    </Section>
  );
}
