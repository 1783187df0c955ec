import { Button, Group, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Invoice, InvoiceLine } from "../../../api/generated/index.js";
import { useCan } from "../../../session/session.js";
import { Money } from "../../../ui/money.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { LineDialog } from "../actions/line-dialog.js";
import { RemoveLine } from "../actions/remove-line.js";
import { LineLink } from "../line-link.js";
import { RowList } from "./row-list.js";

const KINDS: Record<InvoiceLine["kind"], string> = {
  in_advance: "in advance",
  in_arrears: "usage",
  correction: "correction",
  one_off: "one-off",
};

/** Each line's kind, exact amount and tax; on a draft, one-off lines to add and change. */
export function LinesTab({ invoice }: { invoice: Invoice }): React.ReactNode {
  const mayEdit = useCan("invoices:write") && invoice.status === "draft" && invoice.approvedAt === null;
  const [edited, setEdited] = useState<InvoiceLine | "new" | null>(null);
  const [removed, setRemoved] = useState<InvoiceLine | null>(null);
  return (
    <Stack gap="md">
      <RowList rows={invoice.lines} rowKey={({ id }) => id}>
        {(line) => (
          <LineRow
            invoice={invoice}
            line={line}
            actions={
              mayEdit &&
              line.kind === "one_off" && (
                <Group gap={4}>
                  <Button size="compact-xs" variant="default" onClick={() => setEdited(line)}>
                    Edit
                  </Button>
                  <Button size="compact-xs" variant="default" onClick={() => setRemoved(line)}>
                    Remove
                  </Button>
                </Group>
              )
            }
          />
        )}
      </RowList>
      {mayEdit && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setEdited("new")}
          style={{ alignSelf: "flex-start" }}
        >
          Add a one-off line
        </Button>
      )}
      {edited !== null && (
        <LineDialog
          invoice={invoice}
          line={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      {removed && <RemoveLine invoice={invoice} line={removed} onClose={() => setRemoved(null)} />}
    </Stack>
  );
}

function LineRow({
  invoice,
  line,
  actions,
}: {
  invoice: Invoice;
  line: InvoiceLine;
  actions: React.ReactNode;
}) {
  const { currency } = invoice;
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
      <div style={{ minWidth: 0 }}>
        <Group gap={6}>
          <LineLink invoice={invoice} line={line} />
          <StatusBadge status={line.kind} label={KINDS[line.kind]} />
        </Group>
        <Text size="xs" c="dimmed" className="number" style={{ whiteSpace: "normal" }}>
          exactly <Money amount={line.preciseAmount} currency={currency} precise /> · tax{" "}
          <Money amount={line.taxAmount} currency={currency} />
          {line.rule && ` · engine ${line.rule.engine}`}
        </Text>
        {actions}
      </div>
      <Money amount={line.amount} currency={currency} size="sm" fw={500} />
    </Group>
  );
}
