import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { HostedInvoice } from "../../api/generated/index.js";
import { Money } from "../../ui/money.js";
import { printedDay } from "../../ui/printed-day.js";
import { StatusBadge } from "../../ui/status-badge.js";

type Summary = { invoice: HostedInvoice; token: string };

/** What one looks for first: how much, until when, for what number. */
export function HostedSummary({ invoice, token }: Summary): React.ReactNode {
  const { number, status, isOverdue, currency, total, amountDue, dueDate, buyer } = invoice;
  const isSettled = status === "paid" || status === "void";
  return (
    <Paper p={{ base: "md", sm: "xl" }} shadow="xs">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={1} fz="md" fw={500} c="dimmed">
            Invoice {number}
          </Title>
          <Text size="sm" c="dimmed">
            for {buyer.name}
          </Text>
        </div>
        <StateBadge invoice={invoice} />
      </Group>
      <Text fz={36} fw={700} lh={1.25} mt="md" td={status === "void" ? "line-through" : undefined}>
        <Money amount={isSettled ? total : amountDue} currency={currency} />
      </Text>
      <Text size="sm" {...(isOverdue ? { fw: 600 } : { c: "dimmed" })}>
        {dueText(invoice)}
        {!isSettled && dueDate && !isOverdue && ` ${printedDay(dueDate)}`}
      </Text>
      <Button
        component="a"
        href={`/v1/hosted-invoices/${encodeURIComponent(token)}/pdf`}
        download={`${number}.pdf`}
        variant="default"
        mt="md"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        Download PDF
      </Button>
    </Paper>
  );
}

function dueText({ status, isOverdue, dueDate, paidAt }: HostedInvoice): string {
  if (status === "paid")
    return paidAt ? `Paid on ${printedDay(paidAt.slice(0, 10))}. Thank you.` : "Paid. Thank you.";
  if (status === "void") return "This invoice was cancelled. Nothing is to be paid.";
  if (isOverdue && dueDate) return `Was due on ${printedDay(dueDate)}`;
  return dueDate ? "Due on" : "Due now";
}

function StateBadge({ invoice: { status, isOverdue, cardPayment } }: { invoice: HostedInvoice }) {
  if (status === "paid" || status === "void")
    return <StatusBadge status={status} label={status === "void" ? "cancelled" : "paid"} />;
  if (cardPayment.running?.status === "processing")
    return <StatusBadge status="processing" label="payment in progress" />;
  return isOverdue || status === "uncollectible" ? (
    <StatusBadge status="overdue" />
  ) : (
    <StatusBadge status="open" label="to be paid" />
  );
}
