import { Anchor, Group, Stack, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { BillingRunDetail } from "../../../api/generated/index.js";
import { useEnvironment } from "../../../session/environments.js";
import { CopyId } from "../../../ui/copy-id.js";
import { AnchorLink } from "../../../ui/links.js";

/** The workflows that carry a run: its own, and the one that collects what was not paid. */
export function RunWorkflows({ run }: { run: BillingRunDetail }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { collection } = run;
  return (
    <Stack gap={6}>
      <Workflow name="Workflow" id={run.workflowId} url={run.workflowUrl} />
      {collection && (
        <>
          <Workflow name="Collection" id={collection.workflowId} url={collection.workflowUrl} />
          <AnchorLink to="/$env/collections" params={{ env }} search={{ case: collection.id }} size="sm">
            Open in collections
          </AnchorLink>
        </>
      )}
    </Stack>
  );
}

function Workflow({ name, id, url }: { name: string; id: string; url: string | null }) {
  return (
    <Group gap="xs" justify="space-between">
      <Group gap={6} style={{ minWidth: 0, flex: "1 1 300px" }} wrap="nowrap">
        <Text size="xs" c="dimmed">
          {name}
        </Text>
        <CopyId value={id} label="Copy the workflow’s id" />
      </Group>
      {url && (
        <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
          Open in Temporal <IconExternalLink size={13} aria-hidden />
        </Anchor>
      )}
    </Group>
  );
}
