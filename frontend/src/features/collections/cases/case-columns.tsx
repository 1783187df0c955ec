import { Text } from "@mantine/core";
import type { CollectionCase } from "../../../api/generated/index.js";
import type { Column } from "../../../ui/data-table.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { Money } from "../../../ui/money.js";
import { StatusBadge } from "../../../ui/status-badge.js";
import { inWords } from "../in-words.js";

export const caseColumns = (env: string): Column<CollectionCase>[] => [
  {
    key: "customer",
    header: "Customer",
    clamped: true,
    cell: ({ customerId, customerName }) => (
      <AnchorLink to="/$env/customers/$customer" params={{ env, customer: customerId }} size="sm">
        {customerName}
      </AnchorLink>
    ),
  },
  {
    key: "invoice",
    header: "Invoice",
    wideOnly: true,
    cell: ({ invoiceId, invoiceNumber }) => (
      <AnchorLink
        to="/$env/invoices/$invoice"
        params={{ env, invoice: invoiceId }}
        size="sm"
        className="number"
      >
        {invoiceNumber}
      </AnchorLink>
    ),
  },
  {
    key: "amount",
    header: "Due",
    align: "right",
    cell: ({ amountDue, currency }) => <Money amount={amountDue} currency={currency} fw={500} />,
  },
  { key: "state", header: "State", cell: (row) => <StatusBadge status={row.outcome ?? row.status} /> },
  {
    key: "decline",
    header: "Last decline",
    wideOnly: true,
    cell: ({ lastDecline }) =>
      lastDecline ? (
        <>
          {inWords(lastDecline.code)}{" "}
          <Text span size="xs" c="dimmed">
            {lastDecline.class}
          </Text>
        </>
      ) : (
        "–"
      ),
  },
  { key: "attempts", header: "Tries", align: "right", wideOnly: true, cell: ({ attempts }) => attempts },
  {
    key: "next",
    header: "Next",
    cell: ({ nextRetryAt, nextActionAt, status }) =>
      status === "paused" ? (
        "paused"
      ) : nextRetryAt ? (
        <>
          retry <Instant at={nextRetryAt} />
        </>
      ) : nextActionAt ? (
        <>
          waits until <Instant at={nextActionAt} />
        </>
      ) : (
        "–"
      ),
  },
  {
    key: "step",
    header: "Step",
    wideOnly: true,
    cell: ({ step }) => (
      <Text span size="sm" style={{ whiteSpace: "nowrap" }}>
        {inWords(step)}
      </Text>
    ),
  },
];
