import { Text } from "@mantine/core";
import { happeningsListInfiniteOptions } from "../../api/generated/@tanstack/react-query.gen.js";
import type { ClockAdvance, Happening } from "../../api/generated/index.js";
import { useEnvironment } from "../../session/environments.js";
import { DataTable } from "../../ui/data-table.js";
import { Instant } from "../../ui/instant.js";
import { AnchorLink } from "../../ui/links.js";
import { issueTitle } from "../../ui/issue-title.js";
import { Money } from "../../ui/money.js";
import { StatusBadge, type Tone } from "../../ui/status-badge.js";
import { outcomeWords } from "../../ui/outcome-words.js";
import { useList } from "../../ui/use-list.js";

const KINDS: Record<Happening["kind"], { label: string; tone: Tone }> = {
  invoice_issued: { label: "invoice", tone: "busy" },
  charge_succeeded: { label: "charge", tone: "good" },
  charge_declined: { label: "declined", tone: "bad" },
  charge_needs_customer: { label: "needs customer", tone: "warn" },
  invoice_paid: { label: "paid", tone: "good" },
  run_completed: { label: "cycle done", tone: "good" },
  run_blocked: { label: "blocked", tone: "bad" },
  mail: { label: "mail", tone: "quiet" },
  invoice_uncollectible: { label: "uncollectible", tone: "bad" },
};

/** Runs, invoices, charges and mails of an advance, the latest first, each with the way to it. */
export function Happenings({ advance }: { advance: ClockAdvance }): React.ReactNode {
  const isRunning = advance.status === "running";
  const list = useList(
    happeningsListInfiniteOptions({ path: { id: advance.id }, query: { order: "desc", limit: 50 } }),
    { refetchInterval: isRunning ? 1_000 : false },
  );
  return (
    <DataTable
      label="What happened on the way"
      {...list}
      rowKey={(row) =>
        [row.at, row.kind, row.runId, row.attemptId, row.mailId, row.invoice?.id].filter(Boolean).join(" ")
      }
      columns={[
        {
          key: "at",
          header: "At (UTC)",
          width: 170,
          wideOnly: true,
          cell: ({ at }) => <Instant at={at} timeZone="UTC" />,
        },
        {
          key: "kind",
          header: "What",
          width: 140,
          wideOnly: true,
          cell: ({ kind }) => <StatusBadge status={kind} {...KINDS[kind]} />,
        },
        { key: "title", header: "Happened", cell: (happening) => <Title happening={happening} /> },
        {
          key: "customer",
          header: "Customer",
          wideOnly: true,
          cell: ({ customer }) => customer && <CustomerLink customer={customer} />,
        },
        {
          key: "amount",
          header: "Amount",
          align: "right",
          width: 120,
          cell: ({ amount, currency }) =>
            amount !== null && currency !== null && <Money amount={amount} currency={currency} fw={500} />,
        },
      ]}
      empty={
        <Text size="sm" c="dimmed" py="sm">
          {isRunning ? "Nothing was due yet." : "Nothing was due on the way."}
        </Text>
      }
    />
  );
}

/** The sentence, leading to what it tells of. */
function Title({ happening }: { happening: Happening }): React.ReactNode {
  const { id: env } = useEnvironment();
  const { title, detail, invoice, customer, mailId, kind } = happening;
  const isCharge = kind.startsWith("charge_");
  return (
    <>
      {mailId && customer ? (
        <AnchorLink
          to="/$env/customers/$customer"
          params={{ env, customer: customer.id }}
          search={{ tab: "mails" }}
          size="sm"
        >
          {title}
        </AnchorLink>
      ) : invoice ? (
        <AnchorLink
          to="/$env/invoices/$invoice"
          params={{ env, invoice: invoice.id }}
          search={isCharge ? { tab: "payments" } : {}}
          size="sm"
        >
          {title}
        </AnchorLink>
      ) : (
        title
      )}
      {/* A mail's subject stands in its sentence already. */}
      {detail && !title.endsWith(detail) && (
        <Text size="xs" c="dimmed">
          {kind === "run_blocked"
            ? issueTitle(detail)
            : kind.startsWith("run_")
              ? outcomeWords(detail)
              : detail}
        </Text>
      )}
    </>
  );
}

function CustomerLink({ customer }: { customer: NonNullable<Happening["customer"]> }): React.ReactNode {
  const { id: env } = useEnvironment();
  return (
    <AnchorLink to="/$env/customers/$customer" params={{ env, customer: customer.id }} c="inherit" size="sm">
      {customer.name}
    </AnchorLink>
  );
}
