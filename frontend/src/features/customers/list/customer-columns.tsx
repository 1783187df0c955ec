import { Group, Text } from "@mantine/core";
import type { Customer } from "../customer.js";
import type { Column } from "../../../ui/data-table.js";
import { Instant } from "../../../ui/instant.js";
import { AnchorLink } from "../../../ui/links.js";
import { StatusBadge } from "../../../ui/status-badge.js";

/** The columns of the list of customers. */
export const customerColumns = (env: string): readonly Column<Customer>[] => [
  {
    key: "name",
    header: "Customer",
    cell: ({ id, name, archivedAt }) => (
      <Group gap="xs" wrap="nowrap">
        <AnchorLink to="/$env/customers/$customer" params={{ env, customer: id }} fw={500}>
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
    cell: ({ email }) => <Quiet>{email}</Quiet>,
  },
  {
    key: "externalId",
    header: "External id",
    wideOnly: true,
    cell: ({ externalId }) => <Quiet>{externalId}</Quiet>,
  },
  {
    key: "payment",
    header: "Pays by",
    wideOnly: true,
    cell: ({ collectionMethod }) => (collectionMethod === "send_invoice" ? "Transfer" : "Card"),
  },
  { key: "currency", header: "Currency", width: 90, cell: ({ currency }) => currency },
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
