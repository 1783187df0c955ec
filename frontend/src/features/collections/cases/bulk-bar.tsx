import { Button, Group, Paper, Text } from "@mantine/core";
import { useState } from "react";
import type { CollectionCase } from "../../../api/generated/index.js";
import { Confirm } from "../../../ui/confirm.js";
import { BULK_WORDS, payments, sortOut, type BulkAction } from "./bulk-actions.js";
import { Reasons } from "./bulk-result.js";
import { sumsByCurrency } from "./sums-by-currency.js";

type BulkBarProps = {
  cases: readonly CollectionCase[];
  isBusy: boolean;
  onStart: (action: BulkAction) => void;
  onClear: () => void;
};

/** What can be done to several payments at once. */
export function BulkBar({ cases, isBusy, onStart, onClear }: BulkBarProps): React.ReactNode {
  const [asked, setAsked] = useState<BulkAction | null>(null);
  return (
    <Paper p="sm">
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {cases.length} chosen, {sumsByCurrency(cases)}
        </Text>
        <Group gap="xs">
          {(["retry", "pause", "resume"] as const).map((action) => (
            <Button
              key={action}
              size="xs"
              variant="default"
              disabled={isBusy || sortOut(action, cases).wanted.length === 0}
              onClick={() => setAsked(action)}
            >
              {BULK_WORDS[action].verb}
            </Button>
          ))}
          <Button size="xs" variant="subtle" disabled={isBusy} onClick={onClear}>
            Clear
          </Button>
        </Group>
      </Group>
      {asked && (
        <Question
          action={asked}
          cases={cases}
          onClose={() => setAsked(null)}
          onConfirm={() => onStart(asked)}
        />
      )}
    </Paper>
  );
}

type QuestionProps = {
  action: BulkAction;
  cases: readonly CollectionCase[];
  onClose: () => void;
  onConfirm: () => void;
};

function Question({ action, cases, onClose, onConfirm }: QuestionProps): React.ReactNode {
  const { wanted, left } = sortOut(action, cases);
  const { verb, follows } = BULK_WORDS[action];
  const sums = sumsByCurrency(wanted);
  return (
    <Confirm
      opened
      onClose={onClose}
      title={`${verb} ${payments(wanted.length)}?`}
      verb={`${verb} ${sums}`}
      onConfirm={() => {
        onConfirm();
        return Promise.resolve();
      }}
    >
      {sums} of {payments(wanted.length)}. {follows}
      {left.length > 0 && (
        <Text size="sm" mt="xs">
          Left out:
        </Text>
      )}
      <Reasons outcomes={left} />
    </Confirm>
  );
}
