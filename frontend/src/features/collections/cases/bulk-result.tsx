import { Button, Group, List, Paper, Progress, Text } from "@mantine/core";
import { useEnvironment } from "../../../session/environments.js";
import { AnchorLink } from "../../../ui/links.js";
import { BULK_WORDS, payments, type Outcome } from "./bulk-actions.js";
import type { BulkRun } from "./use-bulk-run.js";

/** How far an action is, and what came of it. It stays after what it was done to has left the list. */
export function BulkResult({ run, onDismiss }: { run: BulkRun; onDismiss: () => void }): React.ReactNode {
  const words = BULK_WORDS[run.action];
  const tried = run.done + run.refused.length;
  const isRunning = tried < run.total;
  return (
    <Paper p="sm" role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {isRunning ? `${words.doing}: ` : ""}
          {run.done} of {payments(run.total)} {words.done}
          {run.refused.length > 0 && `, ${run.refused.length} not possible`}
          {run.left.length > 0 && `, ${run.left.length} left out`}
        </Text>
        {!isRunning && (
          <Button size="xs" variant="subtle" onClick={onDismiss}>
            Close
          </Button>
        )}
      </Group>
      {isRunning && (
        <Progress.Root mt="sm" size="sm">
          <Progress.Section value={(100 * tried) / run.total} aria-label={words.doing} />
        </Progress.Root>
      )}
      <Reasons outcomes={[...run.refused, ...run.left]} />
    </Paper>
  );
}

/** Which payments an action is not done to, and why. */
export function Reasons({ outcomes }: { outcomes: readonly Outcome[] }): React.ReactNode {
  const { id: env } = useEnvironment();
  if (outcomes.length === 0) return null;
  return (
    <List size="xs" mt={4}>
      {outcomes.map(({ case: one, why }) => (
        <List.Item key={one.id}>
          <AnchorLink to="/$env/invoices/$invoice" params={{ env, invoice: one.invoiceId }} fz="inherit">
            {one.invoiceNumber} of {one.customerName}
          </AnchorLink>
          : {why}
        </List.Item>
      ))}
    </List>
  );
}
