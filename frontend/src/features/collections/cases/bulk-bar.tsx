import { Button, Group, List, Paper, Progress, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  collectionCasePause,
  collectionCaseRetry,
  type CollectionCase,
} from "../../../api/generated/index.js";
import { toProblem } from "../../../api/problem.js";
import { Confirm } from "../../../ui/confirm.js";
import { sumsByCurrency } from "./sums-by-currency.js";

type Action = "retry" | "pause";
type Run = { action: Action; done: number; total: number; failed: { customer: string; why: string }[] };

const WORDS: Record<Action, { verb: string; follows: string; doing: string }> = {
  retry: { verb: "Retry", follows: "Each card is charged now, outside its ladder.", doing: "Retrying" },
  pause: {
    verb: "Pause",
    follows: "No card is charged and no mail is sent until a person resumes them.",
    doing: "Pausing",
  },
};

/** What can be done to several payments at once, with its progress; one that fails does not stop the others. */
export function BulkBar({
  cases,
  onDone,
}: {
  cases: readonly CollectionCase[];
  onDone: () => void;
}): React.ReactNode {
  const cache = useQueryClient();
  const [asked, setAsked] = useState<Action | null>(null);
  const [run, setRun] = useState<Run | null>(null);
  const carryOut = async (action: Action): Promise<void> => {
    const call = action === "retry" ? collectionCaseRetry : collectionCasePause;
    const failed: Run["failed"] = [];
    setAsked(null);
    for (const [index, { id, customerName }] of cases.entries()) {
      setRun({ action, done: index, total: cases.length, failed: [...failed] });
      try {
        await call({ path: { id }, throwOnError: true });
      } catch (error) {
        failed.push({ customer: customerName, why: toProblem(error).message });
      }
    }
    setRun({ action, done: cases.length, total: cases.length, failed });
    await cache.invalidateQueries();
    if (failed.length === 0) onDone();
  };
  const isRunning = run !== null && run.done < run.total;
  return (
    <Paper p="sm" aria-live="polite">
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {cases.length} chosen, {sumsByCurrency(cases)}
        </Text>
        <Group gap="xs">
          {(["retry", "pause"] as const).map((action) => (
            <Button
              key={action}
              size="xs"
              variant="default"
              disabled={isRunning}
              onClick={() => setAsked(action)}
            >
              {WORDS[action].verb}
            </Button>
          ))}
          <Button size="xs" variant="subtle" disabled={isRunning} onClick={onDone}>
            Clear
          </Button>
        </Group>
      </Group>
      {run && (
        <>
          <Progress.Root mt="sm" size="sm">
            <Progress.Section value={(100 * run.done) / run.total} aria-label={WORDS[run.action].doing} />
          </Progress.Root>
          <Text size="xs" c="dimmed" mt={4}>
            {run.done} of {run.total} done{run.failed.length > 0 && `, ${run.failed.length} not possible`}
          </Text>
          <List size="xs">
            {run.failed.map(({ customer, why }) => (
              <List.Item key={customer}>
                {customer}: {why}
              </List.Item>
            ))}
          </List>
        </>
      )}
      {asked && (
        <Confirm
          opened
          onClose={() => setAsked(null)}
          title={`${WORDS[asked].verb} ${cases.length} payments?`}
          verb={`${WORDS[asked].verb} ${sumsByCurrency(cases)}`}
          onConfirm={() => Promise.resolve(void carryOut(asked))}
        >
          {sumsByCurrency(cases)} from {cases.length} customers. {WORDS[asked].follows}
        </Confirm>
      )}
    </Paper>
  );
}
