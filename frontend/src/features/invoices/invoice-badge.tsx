import { Group } from "@mantine/core";
import type { InvoiceSummary } from "../../api/generated/index.js";
import { StatusBadge } from "../../ui/status-badge.js";

type Shown = Pick<InvoiceSummary, "status" | "isBlocked" | "needsApproval" | "dueDate">;

/** An invoice's state, and what makes it urgent. `yesterday`: the last day whose due invoices are overdue. */
export function InvoiceBadge({
  invoice: { status, isBlocked, needsApproval, dueDate },
  yesterday,
}: {
  invoice: Shown;
  yesterday: string | null;
}): React.ReactNode {
  const isOverdue = status === "open" && dueDate !== null && yesterday !== null && dueDate <= yesterday;
  return (
    <Group gap={4}>
      <StatusBadge status={isOverdue ? "overdue" : status} />
      {isBlocked && <StatusBadge status="blocked" />}
      {needsApproval && !isBlocked && <StatusBadge status="awaiting_approval" label="to approve" />}
    </Group>
  );
}
