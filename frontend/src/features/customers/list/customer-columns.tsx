import { Group, Text } from "@mantine/core";
import type { CustomerWithSums } from "../../../api/generated/index.js";
import type { Column } from "../../../ui/data-table.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { Money } from "../../../ui/money.js";
import { StatusBadge } from "../../../ui/status-badge.js";

/** The columns of the list of customers. */
export const customerColumns = (env: string): readonly Column<CustomerWithSums>[] => [
  {
    key: "name",
    header: "Customer",
    cell: ({ id, name, archivedAt }) => (
      <Group gap="xs" wrap="nowrap">
        <AnchorLink to="/$env/customers/$customer" params={{ env, customer: id }} fw={500} lineClamp={2}>
          {name}
        </AnchorLink>
        {archivedAt !== null && <StatusBadge status="archived" />}
      </Group>
    ),
  },
  {
    key: "email",
    header: "Email",
    wideOnly: true,
    clamped: true,
    cell: ({ email }) => <Quiet>{email}</Quiet>,
  },
  {
    key: "externalId",
    header: "External id",
    wideOnly: true,
    clamped: true,
    cell: ({ externalId }) => <Quiet>{externalId}</Quiet>,
  },
  {
    key: "subscriptions",
    header: "Subscriptions",
    align: "right",
    width: 120,
    wideOnly: true,
    cell: ({ id, activeSubscriptions }) =>
      activeSubscriptions === 0 ? (
        <Quiet>{null}</Quiet>
      ) : (
        <AnchorLink
          to="/$env/customers/$customer"
          params={{ env, customer: id }}
          search={{ tab: "subscriptions" }}
          c="inherit"
        >
          {activeSubscriptions}
        </AnchorLink>
      ),
  },
  {
    key: "open",
    header: "Open",
    align: "right",
    cell: ({ id, openAmount, currency }) => (
      <Owed env={env} customer={id} state="open" amount={openAmount} currency={currency} />
    ),
  },
  {
    key: "overdue",
    header: "Overdue",
    align: "right",
    cell: ({ id, overdueAmount, currency }) => (
      <Owed env={env} customer={id} state="overdue" amount={overdueAmount} currency={currency} />
    ),
  },
  {
    key: "createdAt",
    header: "Created",
    align: "right",
    width: 130,
    wideOnly: true,
    cell: ({ createdAt }) => <Instant at={createdAt} dayOnly />,
  },
];

const Quiet = ({ children }: { children: string | null }): React.ReactNode => (
  <Text span size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
    {children ?? "–"}
  </Text>
);

type OwedProps = {
  env: string;
  customer: string;
  state: "open" | "overdue";
  amount: string;
  currency: string;
};

/** What a customer owes, and the way to the invoices that it is the sum of. */
function Owed({ env, customer, state, amount, currency }: OwedProps): React.ReactNode {
  if (!/[1-9]/.test(amount)) return <Quiet>{null}</Quiet>;
  return (
    <AnchorLink to="/$env/invoices" params={{ env }} search={{ state, customer }} c="inherit">
      <Money
        amount={amount}
        currency={currency}
        {...(state === "overdue" ? { c: "var(--mantine-color-error)" } : {})}
      />
    </AnchorLink>
  );
}
