import { ActionIcon, Box, Code, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { exactJson } from "../../api/exact-json.js";

/** JSON to read and to copy, with every digit of its numbers. */
export function JsonView({ value, label }: { value: unknown; label: string }): React.ReactNode {
  const text = typeof value === "string" ? value : exactJson(value, 2);
  return (
    <Box pos="relative">
      <Code
        block
        tabIndex={0}
        aria-label={label}
        role="region"
        mah={320}
        style={{ overflow: "auto", whiteSpace: "pre-wrap", overflowWrap: "anywhere", paddingRight: 40 }}
      >
        {text}
      </Code>
      <Box pos="absolute" top={6} right={6}>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? "Copied" : "Copy"}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                onClick={copy}
                aria-label={`Copy: ${label}`}
              >
                {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </Box>
    </Box>
  );
}
